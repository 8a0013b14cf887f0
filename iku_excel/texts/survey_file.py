"""What `iku survey` says: its findings, and the lines of its result."""

from __future__ import annotations

LINE = "baris {n}"
CELL = "baris {n} kolom {column}"

# --- the command ---------------------------------------------------------------------------------

OPTION_MAP = "Kolom mana unsur mana, misalnya u8=pengaduan,u9=sarana, atau berkas .toml (juga nilai jawaban dalam kata)."
OPTION_SEPARATOR = "Pemisah kolom CSV. Bawaan: dikenali sendiri."
OPTION_POPULATION = "Banyaknya pengguna layanan, untuk memeriksa kecukupan responden."
OPTION_FILLED_BY = "Nama pengisi pada formulir -o; bawaan: disebut disalin dari berkasnya."
FROM_FILE = "Disalin dari {file}"
OPTION_UNIT = "Kode lembar survei, bila definisi memuat lebih dari satu."
OPTION_OUTPUT = "Tulis juga formulir .xlsx yang lembar surveinya sudah terisi."

INDEX = "IKM {index}  ·  mutu {grade} ({name})  ·  SKM {interval}  ·  {respondents}"
NOT_FINAL = "IKM belum final: {reason}."
REFUSED_ROWS = "ada yang ditolak di {n} baris"
UNANSWERED = "ada unsur yang tidak dijawab"
NOBODY = "tidak ada responden"
PROVISIONAL = "Sementara, tanpa yang ditolak di {n} baris itu: IKM {index}, mutu {grade} ({name}), SKM {interval}, {respondents}."
RESPONDENTS = "{n} responden"
PUBLISHED = "dari angka jadi, bukan jawaban"
SAMPLE = "Populasi {population}: disarankan paling sedikit {needed} responden (Krejcie dan Morgan)."
WEIGHT = "Penimbang {weight} (dipakai)."
OTHERS = "Dengan penimbang lain: {others}."
OTHER = "{weight} menghasilkan {index}"
WEAKEST = "Unsur terendah: {names}."
HEAD = ("No", "Unsur", "Jumlah", "Jawaban", "NRR", "Mutu")
PROFILE = "{name}: {values}"
PROFILE_NAMES = {
    "tanggal": "Bulan",
    "layanan": "Layanan",
    "kelamin": "Jenis kelamin",
    "usia": "Usia",
    "pendidikan": "Pendidikan",
    "pekerjaan": "Pekerjaan",
}
NOT_SAID = "tidak diisi"
OTHERWISE_WRITTEN = "ditulis lain"
AND_MORE = "{n} lain"

# --- what is asked once, and remembered ------------------------------------------------------------

WHICH_COLUMN = "\nKolom mana yang menanyakan unsur “{name}”?"
CHOICE = "  {number}. {text}"
WHICH_NUMBER = "Nomor berapa? (0: tidak ada)"
WORDS_FOUND = "\nJawabannya berupa kata. Nilai 1 (terendah) sampai 4 (tertinggi) menurut kuesioner Saudara:"
WORD = "  {text} = {score}   ({count} kali: {names})"
UNKNOWN_SCORE = "?"
ALL_RIGHT = "Benar semua?"
SCALE = "Ketik 1 sampai 4, atau 0 bila itu bukan jawaban (dihitung sebagai tidak dijawab)."
WHICH_SCORE = "“{text}” bernilai berapa?"
REMEMBERED = "Diingat untuk seterusnya ({count} baris): {path}"
TO_SETTINGS = "\nTulis baris berikut pada {settings} di bawah [{table}], lalu jalankan lagi:"
TO_MAP = "\nTulis baris berikut dalam berkas .toml, lalu sebutkan dengan --map; di dalam folder kerja (iku init) ia diingat:"
QUESTION_MARK = (
    "Ganti “?” dengan kunci unsur bila itu judul kolom (hapus barisnya bila bukan unsur), atau dengan angka 1 sampai 4 "
    "bila itu jawaban (0: bukan jawaban)."
)
CASE_HEAD = ("Laporan", "Penimbang", "Tertulis", "Dihitung", "Hasil")
AGREES = "● cocok"
DIFFERS = "▲ tidak cocok"
SOURCE = "Sumber: {source}"
