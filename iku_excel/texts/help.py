"""What the command line says of itself and of its work."""

from __future__ import annotations

from collections.abc import Mapping

from . import keys

MAIN = """Mengumpulkan angka kinerja dalam formulir Excel dan menyusunnya menjadi dokumen IKU resmi.

Mulai dengan `iku demo` untuk melihat seluruh alurnya dengan data contoh."""

# E522 as the findings say it, ready before memory is used up.
NO_MEMORY = (
    "▲ E522: Komputer menolak membaca atau menulis: memori habis. Pekerjaan berhenti. "
    "→ Hilangkan sebabnya, lalu jalankan lagi; berkas yang sudah ada tidak rusak.\n"
)

# Every command: its file in cli/ bears its name.
COMMANDS: Mapping[str, str] = {
    "demo": """Menjalankan seluruh alur dengan data contoh dalam folder DIR (bawaan: iku-demo).

Yang dibuat: formulir kosong, kiriman contoh dua triwulan, dan dokumen IKU.""",
    "init": """Menyiapkan folder kerja DIR: definisi, kotak masuk, keluaran, arsip, dan berkas klik dua kali.

Di dalam folder itu perintah tidak memerlukan opsi.""",
    "definition": "Memeriksa dan mengubah definisi: instansi, pejabat, bidang, indikator, target.",
    "template": "Membuat formulir Excel untuk diisi bidang.",
    "check": "Memeriksa formulir yang sudah diisi; tidak menulis apa pun.",
    "consolidate": "Menggabungkan kiriman dalam INBOX dan menulis dokumen IKU.",
    "agreement": "Menyusun Perjanjian Kinerja, perubahannya, dan Rencana Aksi dari target dalam definisi.",
    "feedback": (
        "Membuat salinan bercatatan dari setiap kiriman yang perlu diperbaiki: formulir baru yang sudah terisi, sel yang "
        "salah ditandai, dan daftar perbaikannya."
    ),
    "status": """Menampilkan bidang mana yang sudah mengirim dan mana yang belum.

Dengan --reminders ditulis juga pengingat yang siap dikirim; dengan --watch keadaannya terus dipantau.""",
    "receipt": "Tanda terima kiriman: membuat dan memeriksanya.",
    "close": """Menutup PERIODE yang sudah ditandatangani: menyimpan dokumen beserta semua sumbernya sebagai satu paket.

Paket disimpan dalam arsip/ dan dapat diperiksa di mana saja dengan iku verify.""",
    "rollup": """Merekap dokumen IKU banyak perangkat daerah dalam FOLDER menjadi satu buku kerja kabupaten.

FOLDER memuat dokumen atau paket setiap kantor, juga dalam .zip dan surel tersimpan. Masing-masing diperiksa
seperti iku verify; yang tidak cocok disebut dan angkanya tidak dipakai.""",
    "explain": "Menjelaskan asal satu angka dalam dokumen IKU, sampai ke selnya.",
    "verify": "Memeriksa apakah dokumen IKU masih cocok dengan sumbernya.",
    "key": keys.KEY,
    "survey": """Menghitung IKM dari jawaban mentah, jumlah per unsur, NRR, atau berkas kasus.

BERKAS: .csv atau .xlsx dengan satu baris untuk satu responden; .csv dengan kolom unsur dan nrr, atau
unsur, jumlah, jawaban; atau .toml berisi laporan terbit untuk dicocokkan.""",
    "pdf": "Mencetak lembar resmi dokumen IKU menjadi PDF (memerlukan Excel atau LibreOffice).",
    "tables": "Menulis isian, hasil, dan temuan sebagai CSV atau Parquet.",
    "email": """Menyiapkan atau mengirim surel berisi dokumen IKU OUT.xlsx.

Tanpa --send hanya menulis draf (.eml) dan surat.txt untuk ditempel; tidak ada yang terkirim. Alamat dan
server dibaca dari bagian [surel] dalam pengaturan.toml.""",
    "fetch": """Mengambil lampiran surel baru ke dalam INBOX, menurut pengirim dan tanggalnya.

Kotak surelnya hanya dilihat: yang belum dibaca tetap belum dibaca. Server dibaca dari bagian [surel.masuk]
dalam pengaturan.toml; kata sandi ditanyakan, atau diambil dari IKU_IMAP_PASSWORD atau dari penyimpan sandi komputer.""",
    "completion": """Mencetak skrip agar shell melengkapi perintah dan opsi dengan tombol Tab.

Tanpa nama shell dipakai shell yang sedang dipakai. Cukup sekali:

\b
bash        tambahkan ke ~/.bashrc:   eval "$(iku completion bash)"
zsh         tambahkan ke ~/.zshrc:    eval "$(iku completion zsh)"
fish        iku completion fish > ~/.config/fish/completions/iku.fish
PowerShell  tambahkan ke $PROFILE:    iku completion powershell | Out-String | Invoke-Expression""",
}


RECEIPT_MAKE = """Menulis tanda terima untuk setiap berkas dalam INBOX: .txt untuk orang, .json untuk program.

Tanda terima yang sudah ada dan masih benar dibiarkan, dengan waktunya."""
RECEIPT_VERIFY = """Memeriksa apakah BERKAS adalah berkas pada TANDA_TERIMA (.json atau .txt).

Bila bukan, disebut apa yang berbeda: ukuran, lembar, periode, revisi, dan banyaknya isian."""

OPTION_DEFINITION = "Berkas definisi (.xlsx atau .toml). Tanpa ini: definisi folder kerja, atau bila tidak ada, definisi Diskominfo bawaan."
OPTION_PERIOD = "Periode, misalnya 2026-TW2, atau 2026 untuk setahun."
OPTION_PERIOD_LATEST = OPTION_PERIOD + " Bawaan: periode terbaru dalam kiriman."
OPTION_UNIT = "Kode bidang; boleh diulang. Tanpa ini formulir memuat semua bidang."
OPTION_FROM = "Kotak masuk dengan kiriman triwulan sebelumnya: angkanya dicetak di samping isian, nama pengisinya diisikan."
OPTION_CORRECT = (
    "Salinan kiriman triwulan itu yang sudah terisi, satu revisi di atasnya, bagi bidang yang disebut --unit "
    "dan hendak meralatnya; juga bila triwulannya sudah ditutup."
)
CORRECT_WHAT = (
    "Sebutkan bidangnya dengan --unit KODE, dan di luar ruang kerja juga kotak masuknya dengan --from INBOX."
)
CORRECTION = "Formulir ralat {sheet}, {period}, revisi {revision}, sudah terisi: {path}"
OPTION_SPLIT = "Satu berkas untuk setiap bidang, dalam folder -o."
OPTION_PASSWORD = "Tanyakan kata sandi untuk mengunci lembar (atau isi IKU_PASSWORD)."
OPTION_OUTPUT_FORM = "Berkas .xlsx yang ditulis (folder bila --split)."
OPTION_OUTPUT = "Berkas .xlsx yang ditulis."
OPTION_DATE = "Tanggal tanda tangan, misalnya 2026-07-10; harinya dikosongkan untuk ditulis tangan."
OPTION_PICK = "Berkas yang dipakai bila satu bidang mengirim dua versi; boleh diulang."
OPTION_ACCEPT = (
    "Angka yang diragukan tetapi benar menurut bidangnya, misalnya IKU_PKP.xlsx PKP!E13; boleh diulang."
)
OPTION_WORKERS = "Banyaknya proses yang membaca kiriman. Bawaan: menurut komputer dan jumlah berkas."
OPTION_CLUSTER = "Alamat penjadwal Dask, misalnya tcp://10.0.0.5:8786; pekerjanya yang membaca."
OPTION_SHARED = "Dengan --cluster: setiap pekerja melihat berkasnya di jalur yang sama (folder bersama)."
ONE_RUNNER = "Pilih salah satu: --workers (proses di komputer ini) atau --cluster."
SHARED_ALONE = "--shared hanya berarti bersama --cluster."
OPTION_OPEN = "Buka dokumennya setelah ditulis."
OPTION_YEAR = "Tahun perjanjian. Bawaan: tahun terakhir yang mempunyai target."
AGREEMENT_WRITTEN = "Perjanjian Kinerja {year} dan Rencana Aksi ditulis: {path}"
AGREEMENT_OPEN = "Pihak kedua belum disebut dalam definisi (bagian perjanjian); tempatnya dikosongkan untuk ditulis tangan."
OPTION_LAYOUT = (
    "Kolom lembar IKU: pengukuran, penetapan (target lima tahun), atau lengkap. Bawaan: menurut definisi."
)
OPTION_PAPER = "Ukuran kertas."
OPTION_ENGINE = "Program yang mencetak. auto: Excel bila ada, selain itu LibreOffice."
OPTION_PDF = "Berkas .pdf yang ditulis; bawaan: di samping dokumennya."
OPTION_TABLES = "Folder untuk tabel isian, responden, hasil, dan temuan."
OPTION_FORMAT = (
    "csv untuk lembar kerja; parquet (bertipe, untuk DuckDB atau pandas) bila terlalu banyak untuk itu."
)
OPTION_REMINDERS = "Folder untuk teks pengingat: satu untuk setiap bidang yang perlu, satu untuk perencana."
OPTION_DEADLINE = "Batas waktu yang disebut dalam pengingat, misalnya 2026-07-10."
OPTION_TODAY = "Tanggal pengingat. Bawaan: hari ini."
OPTION_WATCH = "Tetap menyala dan menampilkan keadaan terbaru; selesai dengan Ctrl-C."
OPTION_INTERVAL = "Jeda antara dua pemeriksaan bila --watch, dalam detik."
WATCH_ALONE = "--watch tidak dapat dipakai bersama --reminders atau --json."
DEADLINE_ALONE = "--deadline hanya dipakai bersama --reminders."
OPTION_RECEIPTS = "Folder untuk tanda terima."
OPTION_TIME = "Waktu yang dicatat, misalnya 2026-07-02T10:15:00+07:00. Bawaan: sekarang."
NOT_A_TIME = '"{text}" bukan waktu. Tulis seperti 2026-07-02T10:15.'
OPTION_SEPARATOR = "Pemisah kolom CSV."
SEPARATORS: Mapping[str, str] = {"koma": ",", "titik-koma": ";", "tab": "\t"}
OPTION_ALL = "Tampilkan semua lembar dan temuan, juga bila banyak."
OTHER_SHEETS = "{accepted} lembar lain diterima (--all menampilkan semuanya)."
MORE_SHEETS = "{n} lembar lain juga perlu perhatian, {accepted} diterima (--all menampilkan semuanya)."
OPTION_FORCE = "Timpa berkas yang sudah ada."
OPTION_JSON = "Cetak hasilnya sebagai JSON."

PASSWORD_PROMPT = "Kata sandi"
PASSWORD_AGAIN = "Ketik sekali lagi"

READING = "Membaca kiriman: {done} dari {files} berkas"

WHICH_COUNTS = "\n{unit} mengirim {count} versi berbeda dengan nomor revisi yang sama:"
VERSION = "  {number}. {file}"
VERSION_SAVED = "     disimpan {when} oleh {who} dengan {program}"
VERSION_DIFFERS = "     yang berbeda: {cells}"
UNKNOWN = "(tidak disebut)"
WHICH_NUMBER = "Pakai nomor berapa? (0: tidak satu pun, angkanya belum dihitung)"

FORM_WRITTEN = "Formulir ditulis: {path}"
CARRIED = "Dari kiriman sebelum {period}: {carried} dari {asked} pertanyaan bertuliskan angka terakhirnya."
CARRIED_DOUBTS = "Kiriman itu memiliki temuan ({counts}); rinciannya: iku check {inbox}"
SUMMARY_WRITTEN = "Dokumen IKU ditulis: {path}"
IS_DRAFT = "Dokumen ini draf; iku close {period} menerbitkannya sesudah Anda periksa."
AS_ISSUED = "Periode ini sudah ditutup; dokumennya seperti yang diterbitkan ({issue})."
TABLE_WRITTEN = "Tabel ditulis: {path}"
FOUND = "Temuan: {counts}."
SHEETS_OF = "Kiriman {period}:"
ALL_FINAL = "Semua angka final."
NOT_FINAL = "Ada angka yang belum final. Lihat lembar Temuan dan Status."
NOTHING_WRONG = "tidak ada temuan"
AND_ALIKE = "(dan {n} {code} lain)"
COUNTS = "{errors} harus diperbaiki, {warnings} perlu diperiksa, {notes} untuk diketahui"
CHECKED = "{files} berkas diperiksa: {counts}."

INDICATOR_HEAD = ("No", "Indikator", "Realisasi", "Target", "Capaian", "Predikat", "Keterangan")
STATUS_HEAD = ("Kode", "Lembar", "Keadaan", "Revisi", "Berkas")
EXAMPLE_TARGETS = "Target pada hasil ini adalah contoh."

DEMO_DONE = """
Selesai. Semua ada di {folder}:

  {definition:<34} definisi bawaan ditambah target contoh
  {form:<34} formulir kosong untuk semua bidang
  {inbox:<34} {count} kiriman contoh, Triwulan I dan II 2026
  {output:<34} dokumen IKU s.d. Triwulan II 2026

Buka {output} dengan Excel atau LibreOffice: lembar IKU siap cetak;
lembar Data menunjukkan sel asal setiap angka.
Jalankan sendiri:  iku consolidate "{inbox_path}" -d "{definition_path}" -o hasil.xlsx
"""

OPTION_FEEDBACK = "Folder untuk salinan bercatatan, satu berkas untuk setiap bidang."
ACCEPT_NEXT = 'Bila bidang memastikan angkanya benar, tambahkan: --accept "{file}" "{sheet}!{cell}"'
FEEDBACK_NEXT = 'Salinan bercatatan untuk bidang: iku feedback "{inbox}" -o FOLDER'
NOT_A_PERIOD = '"{text}" bukan periode. Tulis seperti 2026-TW2 atau 2026.'

OPTION_VERSION = "Menampilkan versi program, formulir, dan hasil."
VERSIONS = """iku {program}
formulir {office}: {form}
hasil: {results}"""
WHICH_SHELL = "Shell tidak dikenali. Sebutkan salah satu: {shells}."


def option_folded(first: str, last: str) -> str:
    """The columns of IKU that can be folded away, by their numbers."""
    return f"Kolom {first} sampai {last} dilipat, seperti dokumen aslinya."
