"""A definition that cannot be used as it stands, or is unwise: codes 601 to 699."""

from __future__ import annotations

from collections.abc import Mapping

from ...core.expression.tree import FUNCTIONS
from ..definition_book import FORMULA_SIGNS
from .entry import Entry, for_planner

ENTRIES: Mapping[str, Entry] = {
    "E601": for_planner(
        "Berkas definisi tidak dapat dibaca: {sebab}.",
        "Periksa nama dan letak berkasnya, lalu jalankan lagi.",
    ),
    "E602": for_planner(
        "Berkas definisi bukan teks UTF-8 (baris {baris}, kolom {kolom}).",
        "Buka di Notepad, pilih Simpan Sebagai dengan pengodean UTF-8, lalu jalankan lagi.",
    ),
    "E603": for_planner(
        "Susunan TOML salah pada baris {baris}, kolom {kolom}: {potongan}",
        "Periksa tanda kutip, kurung siku, tanda = dan koma pada baris itu dan baris di atasnya; "
        "satu kolom hanya ditulis sekali.",
    ),
    "E604": for_planner('{bagian} "{terbaca}" tidak dikenal.', "{saran}"),
    "E605": for_planner(
        '{bagian} "{kolom}" belum diisi.',
        "Lengkapi; contoh lengkapnya dibuat oleh: iku init contoh",
    ),
    "E606": for_planner('Isi "{kolom}" tidak dapat dipakai: {terbaca}.', "Yang diminta: {harus}."),
    "E607": for_planner('Isi "{kolom}" bukan pilihan yang ada: "{terbaca}".', "{saran}"),
    "E608": for_planner(
        '"{terbaca}" pada "{kolom}" sudah dipakai di {pertama}.',
        "Pakai yang lain; huruf besar dan kecil tidak dibedakan. Hapus barisnya bila memang ganda.",
    ),
    "E609": for_planner('Kode "{terbaca}" tidak dapat dipakai.', "Kode: {harus}."),
    "E610": for_planner('Nama lembar "{terbaca}" tidak dapat dipakai di Excel.', "Nama lembar: {harus}."),
    "E611": for_planner('"{terbaca}" pada "{kolom}" tidak ada di tabel {tabel}.', "{saran}"),
    "E612": for_planner(
        'Baris "{terbaca}" di tabel {tabel} tidak dipakai oleh tabel {oleh}.',
        "Sebutkan pada sedikitnya satu baris tabel {oleh}, atau hapus baris ini.",
    ),
    "E613": for_planner(
        'Rumus indikator "{indikator}" tidak memakai satu pun variabel.',
        "Tulis rumusnya dengan kode variabel, misalnya pembilang / penyebut.",
    ),
    "E614": for_planner(
        'Variabel survei "{terbaca}" tidak dapat dipakai pada "{kolom}".',
        'Indeks survei dihitung dengan hitung = "skm" dan survei = "{terbaca}".',
    ),
    "E615": for_planner(
        'Cara menghitung indikator "{indikator}" harus satu: rumus, atau hitung = "skm".',
        'Isi rumus saja; atau isi hitung = "skm" bersama survei dan rumus_cetak, tanpa rumus.',
    ),
    "E616": for_planner(
        '"{terbaca}" pada "{kolom}" bukan variabel survei.',
        'Pakai kode variabel yang jenisnya "survei".',
    ),
    "E617": for_planner(
        'Survei "{survei}" hanya mempunyai {n} unsur; paling sedikit {batas}.',
        "Tambahkan baris di tabel unsur untuk survei ini.",
    ),
    "E618": for_planner(
        'Rantai "{kolom}" kembali ke awalnya: {rantai}.',
        "Hapus {kolom} pada salah satu baris dalam rantai itu.",
    ),
    "E619": for_planner(
        "Batas skala {terbaca} tidak lebih rendah dari batas di atasnya, {sebelum}.",
        "Urutkan baris skala dari batas tertinggi ke terendah.",
    ),
    "E621": for_planner(
        'Rumus "{teks}" tidak dapat dibaca mulai huruf ke-{kolom}.',
        "Periksa tanda hitung, kurung, dan nama variabelnya.",
    ),
    "E622": for_planner(
        'Rumus "{teks}" memuat "{bagian}", yang tidak dikenal bahasa rumus (huruf ke-{kolom}).',
        f"Pakai angka, kode variabel, {FORMULA_SIGNS} saja; desimal memakai titik.",
    ),
    "E623": for_planner(
        "Rumus terlalu panjang ({jumlah}; paling banyak {batas}).",
        "Pecah menjadi beberapa indikator, atau pakai lebih sedikit variabel.",
    ),
    "E624": for_planner(
        'Fungsi "{bagian}" tidak ada dalam bahasa rumus (huruf ke-{kolom}).',
        f"Fungsi yang ada: {', '.join(FUNCTIONS)}.",
    ),
    "E625": for_planner(
        'Fungsi "{bagian}" diberi {jumlah} isi; batasnya {batas} (huruf ke-{kolom}).',
        "Periksa isi di dalam kurung, misalnya sum(a, b).",
    ),
    "E626": for_planner(
        '"{bagian}" bukan nama variabel yang boleh dipakai (huruf ke-{kolom}).',
        "Ganti kodenya di tabel variabel dan di rumus.",
    ),
    "E627": for_planner(
        'Angka "{bagian}" dalam rumus terlalu panjang (paling banyak {batas} digit).',
        "Periksa kelebihan angka nol.",
    ),
    "E628": for_planner(
        "Teks dalam tanda kutip tidak dapat dipakai di sini: {bagian} (huruf ke-{kolom}).",
        "Teks dalam kutip hanya untuk rumus_cetak, tidak boleh kosong; rumus memakai kode variabel.",
    ),
    "E629": for_planner(
        "Kurung dalam rumus bersarang terlalu dalam ({jumlah}; paling banyak {batas}).",
        "Sederhanakan rumusnya.",
    ),
    "E631": for_planner(
        "Batas skala terendah {terbaca}, bukan 0, sehingga ada capaian tanpa kategori.",
        "Beri batas 0 pada baris skala terakhir; dalam TOML [[skala]].",
    ),
    "E632": for_planner(
        'Bidang "{bidang}" berisi survei "{survei}" bersama data lain ({lain}).',
        "Buat baris bidang tersendiri untuk survei; pengisi boleh menyebut bidang yang mengisinya.",
    ),
    "E633": for_planner(
        'Survei "{terbaca}" diminta dari {n} bidang; satu survei hanya pada satu bidang.',
        "Sebutkan satu bidang saja, atau buat variabel survei lain untuk bidang lainnya.",
    ),
    "E634": for_planner(
        'Variabel survei "{terbaca}" belum mempunyai baris di tabel survei.',
        'Tambahkan baris survei dengan variabel "{terbaca}", dan baris-baris unsurnya.',
    ),
    "E635": for_planner(
        "Rentang target tidak benar: atas {terbaca} tidak lebih besar dari nilai {nilai}.",
        "Isi nilai dengan batas bawah dan atas dengan batas atas.",
    ),
    "E636": for_planner(
        'Target indikator "{indikator}" belum mempunyai batas atas, padahal polarisasinya rentang.',
        "Tambahkan atas pada target ini.",
    ),
    "E637": for_planner(
        'Bidang "{terbaca}" pada "pengisi" tidak mengisi lembarnya sendiri.',
        "Sebutkan bidang lain yang tidak mempunyai pengisi.",
    ),
    "E638": for_planner(
        'Satuan indikator "{indikator}" adalah %, padahal indeks survei bernilai 25 sampai 100.',
        'Pakai satuan = "Indeks".',
    ),
    "E640": for_planner(
        'Survei "{terbaca}" tidak dapat mempunyai atau menjadi maksimum.',
        "Hapus maksimum pada baris ini.",
    ),
    "W641": for_planner(
        'Target kumulatif indikator "{indikator}" turun pada TW {triwulan}: {terbaca} sesudah {sebelum}.',
        "Tulis target sampai dengan triwulan itu, bukan target triwulan itu saja.",
    ),
    "W642": for_planner(
        'Target TW IV indikator "{indikator}" ({terbaca}) lain dari target setahun ({nilai}).',
        "Samakan, atau siapkan penjelasannya.",
    ),
    "N643": for_planner(
        "Sasaran {terbaca} mempunyai {n} indikator.",
        "Lazimnya satu sampai tiga; periksa apakah semuanya indikator utama.",
    ),
    "E644": for_planner(
        'Target indikator "{indikator}": tanggal berlaku hanya untuk naskah perubahan, dan di situ wajib.',
        "Isi naskah perubahan dan tanggal berlakunya, atau kosongkan keduanya.",
    ),
    "W645": for_planner(
        'Target indikator "{indikator}" hanya {terbaca} %; mungkin maksudnya {mungkin} %.',
        'Untuk satuan "%" tulis 85, bukan 0,85; biarkan bila memang sekecil itu.',
    ),
    "N646": for_planner(
        'Variabel "{terbaca}" ditanyakan, tetapi tidak dipakai indikator mana pun.',
        "Pakai dalam rumus, atau hapus barisnya agar bidang tidak mengisinya.",
    ),
    "E648": for_planner(
        "Tanggal berlaku {terbaca} di luar tahun targetnya, {tahun}.",
        "Periksa tahun dan tanggalnya.",
    ),
    "E649": for_planner(
        "Berkas pengaturan tidak dapat dibaca: {sebab}.",
        "Perbaiki pengaturan.toml; contohnya dibuat oleh: iku init FOLDER",
    ),
    "W647": for_planner(
        'Kolom "{kolom}" tidak mempunyai kode, sehingga isinya tidak dibaca.',
        "Hapus kolomnya, atau tulis (tidak dibaca) pada baris kodenya bila hanya catatan.",
    ),
    "W639": for_planner(
        'NIP "{terbaca}" tidak berbentuk 8-6-1-3 angka.',
        "Periksa; bentuk yang lazim: 19620312 199009 1 001.",
    ),
    "E650": for_planner(
        'Variabel "{terbaca}" bersatuan {satuan} diminta dari {n} bidang dan dijumlahkan; persentase dan indeks tidak dijumlahkan.',
        'Minta pembilang dan penyebutnya, atau tulis antar_bidang = "rata-rata" bila memang dirata-ratakan.',
    ),
    "E651": for_planner(
        'Indikator "{indikator}" menjumlahkan "{terbaca}" ({satuan}) antar triwulan; persentase dan indeks tidak dijumlahkan.',
        'Minta pembilang dan penyebutnya, atau tulis antar_periode = "rata-rata" atau "terakhir".',
    ),
    "E652": for_planner(
        'Rumus indikator "{indikator}" mengalikan dengan 100, padahal satuan "%" sudah berarti demikian.',
        "Hapus perkalian dengan 100; × 100% dicetak sendiri.",
    ),
    "N660": for_planner(
        "Nomor indikator melompat dari {sebelum} ke {terbaca}.",
        "Nomori berurutan, atau biarkan bila memang begitu dalam dokumen resminya.",
    ),
    "N661": for_planner(
        'Sumber data indikator "{indikator}" tertulis "{terbaca}", tetapi yang mengisinya {daftar}.',
        "Sesuaikan sumber data bila bidangnya berganti nama atau bergabung.",
    ),
    "N662": for_planner(
        "Target setahun tanpa target triwulan: {daftar}.",
        "Tanpa itu capaian triwulan tidak dapat dihitung; isi kolom triwulan bila kantor menargetkannya.",
    ),
    "E663": for_planner(
        'Kolom "{kolom}" diketik sebagai angka, dan Excel hanya menyimpan 15 digitnya: terbaca {terbaca}.',
        "Jadikan selnya Teks, lalu ketik ulang seluruh digitnya (atau awali dengan tanda petik tunggal).",
    ),
    "E653": for_planner(
        'Target indikator "{indikator}" negatif ({terbaca}); capaian terhadap angka negatif tidak berarti.',
        "Tulis target 0 atau lebih, atau balik rumus indikatornya.",
    ),
    "E654": for_planner(
        'Target TW {triwulan} indikator "{indikator}" ({terbaca}) tidak di bawah batas atasnya ({atas}), sehingga rentangnya kosong.',
        "Tulis target triwulan di bawah Batas atas, atau naikkan Batas atas.",
    ),
    "W655": for_planner(
        'Target indikator "{indikator}" {terbaca} %, padahal pembilangnya tidak dapat melebihi penyebutnya.',
        "Tulis target paling tinggi 100, atau kosongkan maksimum pembilang bila memang dapat melebihi.",
    ),
    "W656": for_planner(
        'Target indeks "{indikator}" ({terbaca}) di luar nilai yang mungkin, 25 sampai 100.',
        "Tulis target dalam nilai konversi (misalnya 80), bukan nilai interval 1 sampai 4.",
    ),
    "W657": for_planner(
        'Predikat "{nama}" mulai {terbaca} %, padahal capaian dibatasi {batas} %: predikat itu tidak pernah tercapai.',
        "Naikkan batas capaian, atau turunkan batas predikatnya.",
    ),
    "N658": for_planner(
        'Target indikator "{indikator}" adalah 0; terhadap 0 tidak ada capaian, dan dicetak "tidak dapat dihitung".',
        "Biarkan bila memang demikian; bila ingin capaian, tulis target di atas 0 atau pakai rentang.",
    ),
    "E664": for_planner(
        'Baris bidang dengan daftar "{terbaca}" juga mengisi "{kolom}".',
        "Baris yang menyebut daftar hanya berisi daftar, dan kelompok bila semua isinya sekelompok; tulis yang lain di baris sendiri.",
    ),
    "E665": for_planner(
        "Daftar bidang ini tidak dapat dipakai[; yang terbaca: {daftar}].",
        "Satu baris harus memuat judul kolom kode dan nama, boleh juga lembar, kelompok, dan pengisi, lalu satu baris untuk satu "
        "bidang; pemisah kolomnya koma, titik koma, atau tab.",
    ),
    "W666": for_planner(
        "Kolom daftar bidang yang tidak dibaca: {daftar}.",
        "Biarkan bila memang tidak diperlukan. Yang dibaca: kode, nama, lembar, kelompok, pengisi.",
    ),
    "E667": for_planner(
        "Baris ini berisi {n} kolom, judulnya {m}: isinya tergeser.",
        "Beri tanda kutip pada nama yang memuat pemisah kolom, atau simpan ulang dari Excel sebagai CSV.",
    ),
    "E668": for_planner(
        "Bidang seluruhnya {n}; paling banyak {batas} dalam satu definisi.",
        "Bagi menjadi beberapa definisi, lalu gabungkan dokumennya dengan iku rollup.",
    ),
    "E673": for_planner(
        "Kondisi awal dan tahunnya diisi bersama; {kurang} belum diisi.",
        "Isi keduanya, atau kosongkan keduanya.",
    ),
    "E674": for_planner(
        "Standar nasional dan sumbernya diisi bersama; {kurang} belum diisi.",
        "Sebutkan peraturan atau dokumennya, atau kosongkan keduanya.",
    ),
    "W675": for_planner(
        'Target Renstra indikator "{indikator}" tahun {tahun} ({terbaca}) lain dari target tahun itu ({nilai}).',
        "Yang dicetak adalah target tahun itu. Hapus baris Renstranya, samakan, atau siapkan penjelasannya.",
    ),
    "W676": for_planner(
        'Indikator "{indikator}" bertipe {terbaca}, padahal antartriwulannya "{antar}".',
        'Kumulatif berarti antar_periode = "jumlah"; non-kumulatif berarti "terakhir" atau "rata-rata".',
    ),
    "W677": for_planner(
        "Target Renstra tahun {terbaca} di luar lima tahunnya, {awal} sampai {akhir}, sehingga tidak dicetak.",
        "Periksa tahunnya, atau isi tahun pertama Renstra di bagian dokumen.",
    ),
    "E678": for_planner(
        '"{terbaca}" bukan kode program dan bukan kode indikator. {saran}',
        "Anggaran milik satu program atau satu indikator; tulis kodenya.",
    ),
    "E679": for_planner(
        'Variabel "{terbaca}": jenis rupiah dan kolom anggaran hanya ada bersama.',
        "Sebutkan program atau indikator yang anggarannya dilaporkan, atau pakai jenis lain.",
    ),
    "E680": for_planner(
        'Kode program "{terbaca}" sama dengan kode indikator, sehingga pemilik anggarannya tidak jelas.',
        "Pakai kode lain untuk programnya, misalnya kode rekening.",
    ),
    "E681": for_planner(
        "Nama dan rumus efisiensi diisi bersama; {kurang} belum diisi.",
        "Efisiensi hanya dicetak bersama aturannya: isi keduanya, atau kosongkan keduanya.",
    ),
    "E682": for_planner(
        'Rumus efisiensi memakai "{terbaca}", yang tidak dikenal.',
        "Pakai hanya: {daftar}.",
    ),
    "E683": for_planner(
        'Anggaran "{terbaca}": tanggal berlaku hanya untuk naskah perubahan, dan di situ wajib.',
        "Isi naskah perubahan dan tanggal berlakunya, atau kosongkan keduanya.",
    ),
    "E684": for_planner(
        "Tahun perjanjian tidak diketahui, karena definisi belum menyebut target.",
        "Sebutkan tahunnya, misalnya --year 2026.",
    ),
    "E685": for_planner(
        "Riwayat tahun {terbaca} bukan tahun yang lalu: target terakhir dalam definisi untuk tahun {tahun}.",
        "Riwayat hanya untuk tahun sebelum itu; angka tahun berjalan datang dari formulir. Periksa tahunnya, atau "
        "tambahkan dahulu target tahun berikutnya.",
    ),
    "E686": for_planner(
        'Riwayat indikator "{indikator}" tahun {tahun} tidak menyebut target maupun realisasi.',
        "Isi salah satunya, atau hapus barisnya.",
    ),
    "E687": for_planner(
        'Riwayat indeks "{indikator}" tahun {tahun} ({terbaca}) di luar nilai yang mungkin, 25 sampai 100.',
        "Tulis nilai konversi (misalnya 87,28), bukan nilai interval 1 sampai 4.",
    ),
    "W688": for_planner(
        'Riwayat indikator "{indikator}" tahun {tahun} ({terbaca} %) di luar 0 sampai 100, padahal pembilangnya tidak dapat '
        "melebihi penyebutnya.",
        "Periksa angkanya; biarkan bila tahun itu memang dihitung lain.",
    ),
    "W689": for_planner(
        'Riwayat indikator "{indikator}" tahun {tahun} hanya {terbaca} %; mungkin maksudnya {mungkin} %.',
        'Untuk satuan "%" tulis 85, bukan 0,85; biarkan bila memang sekecil itu.',
    ),
    "N690": for_planner(
        "{n} baris Riwayat tidak menyebut sumbernya: {daftar}.",
        "Tulis dokumen tempat angkanya disalin, misalnya LKjIP 2024, agar dapat ditelusuri.",
    ),
    "W691": for_planner(
        'Target Riwayat indikator "{indikator}" tahun {tahun} ({terbaca}) lain dari lembar Target ({nilai}).',
        "Yang dipakai lembar Target. Kosongkan target di Riwayat, atau samakan.",
    ),
    "W693": for_planner(
        'Riwayat indikator "{indikator}" tahun {tahun}[ s.d. TW {triwulan}] diketik {terbaca}[ ({sumber})], tetapi '
        "{nilai}[ menurut paket {paket}][ menurut kiriman {kiriman}]; yang diketik tidak dipakai.",
        "Hapus barisnya dari lembar Riwayat, atau samakan bila salah ketik.",
    ),
    "N692": for_planner(
        "Riwayat lebih dari {n} tahun sebelum {tahun} tidak dicetak: {daftar}.",
        "Biarkan, atau hapus barisnya.",
    ),
}
