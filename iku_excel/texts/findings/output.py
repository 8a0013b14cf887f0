"""What we write, send and keep: codes 501 to 599."""

from __future__ import annotations

from collections.abc import Mapping

from .entry import Entry, for_planner

ENTRIES: Mapping[str, Entry] = {
    # what we write
    "E501": for_planner(
        "“{file}” sedang terbuka.",
        "Tutup di Excel, lalu jalankan lagi[; hasil sementara ada di {tmp}].",
    ),
    "E502": for_planner(
        "Tidak dapat menulis “{file}”: {sebab}. Berkas lama tidak diubah.",
        "Hilangkan sebabnya atau pilih folder lain, lalu jalankan lagi.",
    ),
    "E503": for_planner(
        "Berkas “{file}” sudah ada.",
        "Tambahkan --force, atau pakai nama lain.",
    ),
    "W504": for_planner(
        "Proses sebelumnya terhenti; sisa berkas sementaranya dihapus.",
        "Tidak perlu dikerjakan.",
    ),
    "E505": for_planner(
        "Hasil gagal diperiksa; berkas lama tidak diubah.",
        "Jalankan lagi; bila terulang, laporkan kepada pengembang.",
    ),
    "E508": for_planner(
        "“{file}” tidak dapat menjadi nama berkas di komputer ini, karena memuat “{x}”.",
        "Pakai nama lain, misalnya hanya huruf, angka, spasi, titik, dan tanda hubung.",
    ),
    "E510": for_planner(
        "Berkas ini bukan dokumen IKU yang ditulis oleh iku consolidate versi ini, atau lembar tersembunyinya hilang atau rusak[: {sebab}].",
        "Pakai dokumen aslinya, atau buat lagi dengan iku consolidate.",
    ),
    "E511": for_planner(
        "Berkas {x} tidak ada, atau merupakan folder.",
        "Periksa letak dan namanya.",
    ),
    "E512": for_planner(
        "Indikator “{x}” tidak ada di dokumen ini; yang ada: {daftar}.",
        "Tulis kode atau nomornya[, mungkin {dekat}].",
    ),
    "E513": for_planner(
        "LibreOffice tidak ditemukan di komputer ini.",
        "Pasang LibreOffice (gratis, libreoffice.org), atau buka dokumennya di Excel lalu Simpan Sebagai PDF.",
    ),
    "E514": for_planner(
        "LibreOffice tidak dapat membuat PDF dari {file}[: {sebab}].",
        "Tutup LibreOffice yang sedang terbuka, lalu jalankan lagi.",
    ),
    "E541": for_planner(
        "Excel tidak dapat dipakai di komputer ini.",
        "Pakai --engine libreoffice, atau jalankan di Windows atau macOS yang memiliki Excel.",
    ),
    "E542": for_planner(
        "Tidak ada Excel maupun LibreOffice yang dapat dipakai di komputer ini.",
        "Pasang LibreOffice (gratis, libreoffice.org), atau buka dokumennya di program lain lalu simpan sebagai PDF.",
    ),
    "E543": for_planner(
        "Excel gagal mengolah {file}[: {sebab}].",
        "Tutup jendela pesan Excel bila ada, lalu jalankan lagi, atau pakai --engine libreoffice.",
    ),
    "W544": for_planner(
        "{x} sudah ditulis, tetapi tidak dapat dibuka dari sini[: {sebab}].",
        "Buka sendiri dengan klik dua kali di folder itu.",
    ),
    "E515": for_planner(
        "{x} adalah folder.",
        "Sebutkan nama berkasnya juga, misalnya hasil{a}.",
    ),
    "E516": for_planner(
        "Nama {x} tidak berakhiran {a}.",
        "Pakai nama yang berakhiran {a}.",
    ),
    "E517": for_planner(
        "{x} tidak ditulis ke dalam kotak masuk, karena dapat menimpa kiriman bidang.",
        "Tulis ke folder lain, misalnya -o keluaran/{x}.",
    ),
    "E518": for_planner(
        "Untuk --split, {x} harus nama folder.",
        "Sebutkan nama folder, misalnya -o formulir.",
    ),
    "E522": for_planner(
        "Komputer menolak membaca atau menulis[ {x}]: {sebab}. Pekerjaan berhenti.",
        "Hilangkan sebabnya, lalu jalankan lagi; berkas yang sudah ada tidak rusak.",
    ),
    "E550": for_planner(
        "Kunci pribadi kantor (“{file}”) rusak atau bukan kunci.",
        "Pasang kembali salinan kuncinya, atau buat yang baru dengan iku key --new.",
    ),
    "E551": for_planner(
        "“{file}” bukan daftar kunci publik, atau isinya rusak.",
        "Mintalah lagi berkas kunci-publik.json kepada kantor yang bersangkutan.",
    ),
    "E552": for_planner(
        "Di sini bukan folder kerja; kunci kantor hanya dibuat di folder kerjanya.",
        "Jalankan di folder yang dibuat oleh iku init.",
    ),
    "E530": for_planner(
        "Satu buku kerja memuat paling banyak {m} lembar isian; di sini {n}.",
        "Tambahkan --split: satu formulir untuk setiap bidang, dalam folder yang disebut dengan -o. Atau pilih bidangnya dengan --unit.",
    ),
    "E553": for_planner(
        "Klaster tidak dapat dipakai: paket distributed (Dask) belum terpasang di komputer ini.",
        'Pasang dengan pip install "iku-excel[cluster]", atau jalankan tanpa --cluster.',
    ),
    "E554": for_planner(
        "Penjadwal klaster tidak dapat dihubungi di “{x}”: {sebab}.",
        "Periksa alamatnya (tcp://nama:8786 atau tls://nama:8786) dan apakah penjadwalnya menyala; atau jalankan tanpa --cluster.",
    ),
    "E555": for_planner(
        "Klaster “{x}” tidak mempunyai pekerja.",
        "Nyalakan paling sedikit satu pekerja (dask worker …), atau jalankan tanpa --cluster.",
    ),
    "E556": for_planner(
        "{n} pekerja klaster memakai iku_excel, Python, atau XlsxWriter versi lain, atau tidak mempunyainya: {x}.",
        "Pasang versi yang sama di setiap komputer, lalu nyalakan ulang pekerjanya. Tidak ada yang ditulis.",
    ),
    "E557": for_planner(
        "Klaster “{x}” terputus di tengah pekerjaan.",
        "Jalankan lagi setelah klasternya menyala, atau tanpa --cluster. Tidak ada yang ditulis.",
    ),
    "E558": for_planner(
        "Parquet tidak dapat ditulis: paket pyarrow belum terpasang di komputer ini.",
        'Pasang dengan pip install "iku-excel[analysis]", atau tulis CSV (--format csv).',
    ),
    "E531": for_planner(
        "{x} bukan tanda terima, atau isinya hilang sebagian, rusak, atau diubah.",
        "Pakai berkas .txt atau .json yang ditulis oleh iku receipt make.",
    ),
    "E532": for_planner(
        "{x} bukan folder.",
        "Sebutkan nama folder, misalnya keluaran/pengingat.",
    ),
    # mail that comes in
    "E533": for_planner(
        "Server surel {x} tidak dapat dihubungi: {sebab}. Tidak ada yang diambil.",
        "Periksa internet, lalu alamat dan porta pada [surel.masuk] (993 untuk tls, 143 untuk starttls).",
    ),
    "E534": for_planner(
        "Sertifikat server surel {x} tidak dapat dipercaya: {sebab}. Tidak ada yang diambil.",
        "Periksa alamat server; bila kantor memakai sertifikat sendiri, minta berkas CA kepada pengelola server dan "
        "sebutkan sebagai sertifikat pada [surel.masuk].",
    ),
    "E535": for_planner(
        "Server surel {x} tidak menyediakan {a} pada porta itu. Tidak ada yang diambil.",
        "Porta 993 memakai keamanan tls, 143 memakai starttls; tanyakan kepada pengelola server.",
    ),
    "E536": for_planner(
        "Server surel {x} menolak masuk sebagai {a}: {sebab}. Tidak ada yang diambil.",
        "Periksa pengguna dan kata sandi; Gmail dan Outlook meminta sandi aplikasi, bukan sandi biasa.",
    ),
    "E537": for_planner(
        "Sambungan ke server surel {x} terputus: {sebab}. Yang sudah diambil tetap tersimpan.",
        "Jalankan lagi iku fetch; yang sudah ada tidak diambil dua kali.",
    ),
    "E538": for_planner(
        "Folder “{x}” tidak ada di kotak surel itu[; yang ada: {y}].",
        "Perbaiki folder pada [surel.masuk] dalam pengaturan.toml.",
    ),
    "W539": for_planner(
        "Satu surel yang tiba {x} tidak diambil karena terlalu besar ({n} MB).",
        "Buka surelnya sendiri dan simpan lampirannya di kotak masuk.",
    ),
    "E540": for_planner(
        "Kotak surel belum disebut dalam {file}.",
        "Tulis bagian [surel.masuk] dalam pengaturan.toml; contohnya dibuat oleh iku init dan ada di docs/surel.md.",
    ),
    "E521": for_planner(
        "Untuk --from, triwulan formulirnya harus disebut.",
        "Tambahkan --period, misalnya --period 2026-TW3.",
    ),
    "W507": for_planner(
        "Tanggal tanda tangan mendahului akhir periode laporan.",
        "Tambahkan --date dengan tanggal yang benar.",
    ),
    # mail
    "E506": for_planner(
        "Surel ke {x} gagal[: {sebab}].",
        "Periksa alamat dan sambungan internet, lalu jalankan lagi; yang sudah terkirim tidak dikirim dua kali.",
    ),
    "W506": for_planner(
        "Surel ke {x} tidak pasti sampai: pengirimannya terhenti sesudah isinya diserahkan[ ({waktu})].",
        "Tanyakan kepada penerima atau lihat folder Terkirim; bila belum sampai, jalankan lagi dengan --resend {x}.",
    ),
    "N506": for_planner(
        "Surel ke {x} sudah terkirim[ ({waktu})] dan tidak dikirim dua kali.",
        "Tidak perlu dikerjakan; untuk sengaja mengirim lagi pakai --resend {x}.",
    ),
    "E560": for_planner(
        "Pengaturan surel tidak ada[ dalam {file}].",
        "Tulis bagian [surel] dalam pengaturan.toml; contohnya dibuat oleh iku init dan ada di docs/surel.md.",
    ),
    "E561": for_planner("Pengaturan surel “{x}”: {sebab}.", "Perbaiki baris itu, lalu jalankan lagi."),
    "E562": for_planner(
        "Kata sandi tidak boleh disimpan dalam {file} (kunci “{x}”).",
        "Hapus baris itu dan ganti kata sandinya bila berkas ini pernah dibagikan; iku menanyakannya saat mengirim, "
        "atau membacanya dari IKU_SMTP_PASSWORD.",
    ),
    "E563": for_planner(
        "Dokumen {file} tidak cocok dengan hasil hitung ulangnya, maka tidak dikirim ({n} perbedaan).",
        "Lihat perbedaannya dengan iku verify, lalu buat lagi dokumennya dengan iku consolidate.",
    ),
    "E564": for_planner(
        "Server surel {x} tidak dapat dihubungi: {sebab}. Tidak ada yang dikirim.",
        "Periksa internet, lalu alamat dan porta pada [surel.server] (587 untuk starttls, 465 untuk tls).",
    ),
    "E565": for_planner(
        "Sertifikat server surel {x} tidak dapat dipercaya: {sebab}. Tidak ada yang dikirim.",
        "Periksa alamat server; bila kantor memakai sertifikat sendiri, minta berkas CA kepada pengelola server dan "
        "sebutkan sebagai sertifikat pada [surel.server].",
    ),
    "E566": for_planner(
        "Server surel {x} tidak menyediakan {a} pada porta itu. Tidak ada yang dikirim.",
        "Porta 587 memakai keamanan starttls, 465 memakai tls; tanyakan kepada pengelola server.",
    ),
    "E567": for_planner(
        "Server surel {x} menolak masuk sebagai {a}: {sebab}. Tidak ada yang dikirim.",
        "Periksa pengguna dan kata sandi; Gmail dan Outlook meminta sandi aplikasi, bukan sandi biasa.",
    ),
    "E568": for_planner(
        "Catatan surel {file} rusak pada baris {n}, sehingga tidak diketahui apa yang sudah terkirim atau diambil.",
        "Simpan berkas itu dengan nama lain, periksa folder Terkirim atau kotak masuk, lalu jalankan lagi.",
    ),
    "E569": for_planner(
        "Perintah surel lain sedang berjalan di folder ini ({file}).",
        "Tunggu sampai selesai, lalu jalankan lagi.",
    ),
    "E570": for_planner(
        "Berkas CA {file} tidak dapat dibaca sebagai sertifikat PEM.",
        "Minta berkas CA berformat PEM kepada pengelola server.",
    ),
    "E571": for_planner("Berkas {file} bukan PDF.", "Sebutkan PDF dokumennya, atau jalankan tanpa --pdf."),
    "E572": for_planner(
        "Belum ada alamat surel untuk {bidang}.",
        'Tambahkan pada [surel.bidang] dalam pengaturan.toml, misalnya {x} = "nama@contoh.go.id".',
    ),
    "E573": for_planner(
        "Salinan {file} tidak menyebut satu bidang, maka tidak dikirim.",
        "Pakai salinan yang ditulis oleh iku feedback, satu berkas untuk satu bidang.",
    ),
    "E574": for_planner(
        "Tidak ada salinan bertanda dalam {x}.", "Buat dulu dengan iku feedback KOTAK-MASUK -o {x}."
    ),
    # closed periods
    "E575": for_planner(
        "{x} bukan paket arsip iku, atau rusak[ ({sebab})].",
        "Pakai paket aslinya dari folder arsip.",
    ),
    "E576": for_planner("Bagian paket berubah: {x}.", "Pakai paket aslinya; yang ini tidak dapat dipercaya."),
    "E577": for_planner("Bagian paket hilang: {x}.", "Pakai paket aslinya; yang ini tidak lengkap."),
    "E578": for_planner(
        "Bagian paket ditambahkan: {x}.", "Pakai paket aslinya; bagian ini bukan bagian dokumen."
    ),
    "E579": for_planner(
        "Segel paket tidak cocok dengan daftar isinya.", "Pakai paket aslinya; daftar isi paket ini diubah."
    ),
    "E580": for_planner(
        "{x} sudah ditutup pada {y}; dokumennya sudah terbit.",
        "Untuk perubahan: iku close {x} --revise --reason SEBAB; untuk membatalkan: iku close {x} --undo.",
    ),
    "E581": for_planner("{x} belum ditutup.", "Tutup dahulu dengan iku close {x}."),
    "E582": for_planner(
        "Ada angka yang belum final: {daftar}.",
        "Tutup sesudah lengkap, atau sebutkan sebabnya dengan --reason.",
    ),
    "E583": for_planner(
        "{x} sudah dikirim lewat surel[ ({waktu})], sehingga penutupannya tidak dibatalkan.",
        "Terbitkan perubahan dengan --revise --reason SEBAB.",
    ),
    "E584": for_planner(
        "{x} sudah ada dan berbeda dari draf yang akan disusun sekarang.",
        "Pakai --date, --folded, dan --paper seperti saat menyusunnya; atau susun lagi dengan iku consolidate --force, periksa, lalu ulangi.",
    ),
    "W595": for_planner(
        "Dokumen ini draf: kantornya belum menerbitkannya; angkanya dihitung.",
        "Minta dokumen yang sudah terbit, atau paketnya (iku close).",
    ),
    "E596": for_planner(
        "“{x}” terlalu panjang: kaki halaman dan judul dokumen memuat paling banyak {n} huruf.",
        "Singkatkan, lalu ulangi.",
    ),
    "E598": for_planner(
        "Tidak ada yang berubah sejak {x} diterbitkan, sehingga tidak ada Perubahan.",
        "Pakai dokumen yang sudah terbit; atau letakkan dahulu kiriman ralatnya di kotak masuk.",
    ),
    "W586": for_planner(
        "{x} sudah ditutup, sehingga kiriman ini tidak dipakai[; bila dipakai, {ubah}].",
        "Terbitkan perubahan dengan iku close {x} --revise --reason SEBAB, atau pindahkan kirimannya ke folder arsip.",
    ),
    "E594": for_planner(
        "{x} tidak dapat dibatalkan: {daftar} sudah diterbitkan di atasnya.",
        "Terbitkan perubahan dengan --revise --reason SEBAB, atau batalkan dahulu yang sesudahnya.",
    ),
    "W597": for_planner(
        'Alamat surel untuk "{x}" tidak dipakai: bidang itu tidak ada dalam definisi ({daftar}).',
        "Hapus barisnya dari [surel.bidang], atau perbaiki kodenya; surat yang lain tetap dikirim.",
    ),
    "E593": for_planner(
        "Dari {x} tidak ada kiriman {y} yang dipakai, sehingga tidak ada yang dapat diralat.",
        "Buat formulir kosongnya dengan iku template tanpa --correct, atau periksa dengan iku status.",
    ),
    # our own fault
    "E599": for_planner(
        "Berkas tidak dapat diolah (kode {id}).",
        "Kirim berkas ini dan kodenya kepada pengembang; berkas lain tetap diolah.",
    ),
}
