"""The sentences about a definition that cannot be used as it stands."""

from __future__ import annotations

from .entry import Audience, Entry

# What the sentences below are filled with.
COLUMN = "Kolom"
TABLE = "Tabel"
COLUMN_CODE = "Kode kolom"
LINE = "baris {line}"
NOT_FOUND = "tidak ada"
NOT_A_FILE = "bukan berkas biasa"
NO_PERMISSION = "tidak ada izin membaca"
TOO_BIG = "lebih besar dari {limit} MB"
TOO_NESTED = "bersarang terlalu dalam"
EMPTY = "(kosong)"
A_LIST = "(daftar)"
A_TABLE = "(tabel)"
TOO_LARGE_NUMBER = "(bilangan terlalu besar)"
MAYBE = 'Mungkin maksudnya "{name}".'
ONE_OF = "Pakai salah satu dari: {names}."
SAME_LIST = "daftar yang sama"
NOTHING_YET = "Tambahkan dahulu barisnya di tabel {table}."

TEXT = "teks satu baris; dalam TOML di antara tanda kutip"
SHORT_TEXT = "teks paling banyak {limit} huruf"
VISIBLE_TEXT = "teks tanpa karakter tak terlihat"
TEXTS = 'daftar teks, misalnya ["satu", "dua"]'
NUMBER = "angka; di Excel misalnya 85,5; dalam TOML 85.5 tanpa tanda kutip"
DAY = "tanggal, misalnya 30-09-2026"
WHOLE = "bilangan bulat {low} sampai {high}"
YEAR = "tahun {low} sampai {high}"
FLAG = "true atau false"
WEIGHT = '"tepat", 3, 2, atau angka di antara 0 dan 1, misalnya 0.111'
POSITIVE = "angka lebih dari 0"
QUARTERS = 'daftar paling banyak 4 angka, TW I lebih dahulu; "" untuk yang belum ditetapkan'
WRITTEN_AS = "ditulis sebagai {heading}"
UPPER_CODE = "diawali huruf besar A-Z, lalu huruf besar, angka, atau garis bawah, paling banyak {limit} huruf"
NAME = "diawali huruf A-Z atau a-z, lalu huruf, angka, atau garis bawah, paling banyak {limit} huruf"
RESERVED_NAME = "kata lain, karena kata ini dipakai oleh bahasa rumus"
SHEET_LENGTH = "paling banyak {limit} huruf"
SHEET_SIGNS = "tanpa tanda [ ] : * ? / \\"
SHEET_APOSTROPHE = "tanpa tanda petik di awal atau akhir"
SHEET_UNDERSCORE = "tidak diawali garis bawah"
SHEET_RESERVED = "nama lain, karena nama ini sudah dipakai"


def _entry(message: str, hint: str) -> Entry:
    return Entry(message, hint, Audience.PLANNER)


ENTRIES: dict[str, Entry] = {
    "E601": _entry(
        "Berkas definisi tidak dapat dibaca: {sebab}.",
        "Periksa nama dan letak berkasnya, lalu jalankan lagi.",
    ),
    "E602": _entry(
        "Berkas definisi bukan teks UTF-8 (baris {baris}, kolom {kolom}).",
        "Buka di Notepad, pilih Simpan Sebagai dengan pengodean UTF-8, lalu jalankan lagi.",
    ),
    "E603": _entry(
        "Susunan TOML salah pada baris {baris}, kolom {kolom}: {potongan}",
        "Periksa tanda kutip, kurung siku, tanda = dan koma pada baris itu dan baris di atasnya; "
        "satu kolom hanya ditulis sekali.",
    ),
    "E604": _entry('{bagian} "{terbaca}" tidak dikenal.', "{saran}"),
    "E605": _entry(
        '{bagian} "{kolom}" belum diisi.',
        "Lengkapi; contoh lengkapnya dibuat oleh: iku init contoh",
    ),
    "E606": _entry('Isi "{kolom}" tidak dapat dipakai: {terbaca}.', "Yang diminta: {harus}."),
    "E607": _entry('Isi "{kolom}" bukan pilihan yang ada: "{terbaca}".', "{saran}"),
    "E608": _entry(
        '"{terbaca}" pada "{kolom}" sudah dipakai di {pertama}.',
        "Pakai yang lain; huruf besar dan kecil tidak dibedakan. Hapus barisnya bila memang ganda.",
    ),
    "E609": _entry('Kode "{terbaca}" tidak dapat dipakai.', "Kode: {harus}."),
    "E610": _entry('Nama lembar "{terbaca}" tidak dapat dipakai di Excel.', "Nama lembar: {harus}."),
    "E611": _entry('"{terbaca}" pada "{kolom}" tidak ada di tabel {tabel}.', "{saran}"),
    "E612": _entry(
        'Baris "{terbaca}" di tabel {tabel} tidak dipakai oleh tabel {oleh}.',
        "Sebutkan pada sedikitnya satu baris tabel {oleh}, atau hapus baris ini.",
    ),
    "E613": _entry(
        'Rumus indikator "{indikator}" tidak memakai satu pun variabel.',
        "Tulis rumusnya dengan kode variabel, misalnya pembilang / penyebut.",
    ),
    "E614": _entry(
        'Variabel survei "{terbaca}" tidak dapat dipakai pada "{kolom}".',
        'Indeks survei dihitung dengan hitung = "skm" dan survei = "{terbaca}".',
    ),
    "E615": _entry(
        'Cara menghitung indikator "{indikator}" harus satu: rumus, atau hitung = "skm".',
        'Isi rumus saja; atau isi hitung = "skm" bersama survei dan rumus_cetak, tanpa rumus.',
    ),
    "E616": _entry(
        '"{terbaca}" pada "{kolom}" bukan variabel survei.',
        'Pakai kode variabel yang jenisnya "survei".',
    ),
    "E617": _entry(
        'Survei "{survei}" hanya mempunyai {n} unsur; paling sedikit {batas}.',
        "Tambahkan baris di tabel unsur untuk survei ini.",
    ),
    "E618": _entry(
        'Rantai "{kolom}" kembali ke awalnya: {rantai}.',
        "Hapus {kolom} pada salah satu baris dalam rantai itu.",
    ),
    "E619": _entry(
        "Batas skala {terbaca} tidak lebih rendah dari batas di atasnya, {sebelum}.",
        "Urutkan baris skala dari batas tertinggi ke terendah.",
    ),
    "E621": _entry(
        'Rumus "{teks}" tidak dapat dibaca mulai huruf ke-{kolom}.',
        "Periksa tanda hitung, kurung, dan nama variabelnya.",
    ),
    "E622": _entry(
        'Rumus "{teks}" memuat "{bagian}", yang tidak dikenal bahasa rumus (huruf ke-{kolom}).',
        "Pakai angka, kode variabel, + - * / ( ), min, max, dan sum saja; desimal memakai titik.",
    ),
    "E623": _entry(
        "Rumus terlalu panjang ({jumlah}; paling banyak {batas}).",
        "Pecah menjadi beberapa indikator, atau pakai lebih sedikit variabel.",
    ),
    "E624": _entry(
        'Fungsi "{bagian}" tidak ada dalam bahasa rumus (huruf ke-{kolom}).',
        "Fungsi yang ada: min, max, dan sum.",
    ),
    "E625": _entry(
        'Fungsi "{bagian}" tidak diberi isi (huruf ke-{kolom}).',
        "Tulis isinya di dalam kurung, misalnya sum(a, b).",
    ),
    "E626": _entry(
        '"{bagian}" bukan nama variabel yang boleh dipakai (huruf ke-{kolom}).',
        "Ganti kodenya di tabel variabel dan di rumus.",
    ),
    "E627": _entry(
        'Angka "{bagian}" dalam rumus terlalu panjang (paling banyak {batas} digit).',
        "Periksa kelebihan angka nol.",
    ),
    "E628": _entry(
        "Teks dalam tanda kutip tidak dapat dipakai di sini: {bagian} (huruf ke-{kolom}).",
        "Teks dalam kutip hanya untuk rumus_cetak, tidak boleh kosong; rumus memakai kode variabel.",
    ),
    "E629": _entry(
        "Kurung dalam rumus bersarang terlalu dalam ({jumlah}; paling banyak {batas}).",
        "Sederhanakan rumusnya.",
    ),
    "E631": _entry(
        "Batas skala terendah {terbaca}, bukan 0, sehingga ada capaian tanpa kategori.",
        "Beri batas 0 pada baris skala terakhir; dalam TOML [[skala]].",
    ),
    "E632": _entry(
        'Bidang "{bidang}" berisi survei "{survei}" bersama data lain ({lain}).',
        "Buat baris bidang tersendiri untuk survei; pengisi boleh menyebut bidang yang mengisinya.",
    ),
    "E633": _entry(
        'Survei "{terbaca}" diminta dari {n} bidang; satu survei hanya pada satu bidang.',
        "Sebutkan satu bidang saja, atau buat variabel survei lain untuk bidang lainnya.",
    ),
    "E634": _entry(
        'Variabel survei "{terbaca}" belum mempunyai baris di tabel survei.',
        'Tambahkan baris survei dengan variabel "{terbaca}", dan baris-baris unsurnya.',
    ),
    "E635": _entry(
        "Rentang target tidak benar: atas {terbaca} tidak lebih besar dari nilai {nilai}.",
        "Isi nilai dengan batas bawah dan atas dengan batas atas.",
    ),
    "E636": _entry(
        'Target indikator "{indikator}" belum mempunyai batas atas, padahal polarisasinya rentang.',
        "Tambahkan atas pada target ini.",
    ),
    "E637": _entry(
        'Bidang "{terbaca}" pada "pengisi" tidak mengisi lembarnya sendiri.',
        "Sebutkan bidang lain yang tidak mempunyai pengisi.",
    ),
    "E638": _entry(
        'Satuan indikator "{indikator}" adalah %, padahal indeks survei bernilai 25 sampai 100.',
        'Pakai satuan = "Indeks".',
    ),
    "E640": _entry(
        'Survei "{terbaca}" tidak dapat mempunyai atau menjadi maksimum.',
        "Hapus maksimum pada baris ini.",
    ),
    "W641": _entry(
        'Target kumulatif indikator "{indikator}" turun pada TW {triwulan}: {terbaca} sesudah {sebelum}.',
        "Tulis target sampai dengan triwulan itu, bukan target triwulan itu saja.",
    ),
    "W642": _entry(
        'Target TW IV indikator "{indikator}" ({terbaca}) lain dari target setahun ({nilai}).',
        "Samakan, atau siapkan penjelasannya.",
    ),
    "N643": _entry(
        "Sasaran {terbaca} mempunyai {n} indikator.",
        "Lazimnya satu sampai tiga; periksa apakah semuanya indikator utama.",
    ),
    "E644": _entry(
        'Target indikator "{indikator}": tanggal berlaku hanya untuk naskah perubahan, dan di situ wajib.',
        "Isi naskah perubahan dan tanggal berlakunya, atau kosongkan keduanya.",
    ),
    "W645": _entry(
        'Target indikator "{indikator}" hanya {terbaca} %; mungkin maksudnya {mungkin} %.',
        'Untuk satuan "%" tulis 85, bukan 0,85; biarkan bila memang sekecil itu.',
    ),
    "N646": _entry(
        'Variabel "{terbaca}" ditanyakan, tetapi tidak dipakai indikator mana pun.',
        "Pakai dalam rumus, atau hapus barisnya agar bidang tidak mengisinya.",
    ),
    "E648": _entry(
        "Tanggal berlaku {terbaca} di luar tahun targetnya, {tahun}.",
        "Periksa tahun dan tanggalnya.",
    ),
    "E649": _entry(
        "Berkas pengaturan tidak dapat dibaca: {sebab}.",
        "Perbaiki pengaturan.toml; contohnya dibuat oleh: iku init FOLDER",
    ),
    "W647": _entry(
        'Kolom "{kolom}" tidak mempunyai kode, sehingga isinya tidak dibaca.',
        "Hapus kolomnya, atau tulis (tidak dibaca) pada baris kodenya bila hanya catatan.",
    ),
    "W639": _entry(
        'NIP "{terbaca}" tidak berbentuk 8-6-1-3 angka.',
        "Periksa; bentuk yang lazim: 19620312 199009 1 001.",
    ),
}
