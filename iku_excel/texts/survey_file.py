"""What `iku survey` says: its findings, and the lines of its result."""

from __future__ import annotations

from collections.abc import Mapping

from .entry import Audience, Entry

PLANNER = Audience.PLANNER

LINE = "baris {n}"
CELL = "baris {n} kolom {column}"

ENTRIES: Mapping[str, Entry] = {
    "E420": Entry(
        "Isi berkas ini tidak terbaca sebagai teks, atau tanda kutipnya tidak ditutup.",
        "Unduh ulang sebagai CSV (UTF-8) atau .xlsx.",
        PLANNER,
    ),
    "E421": Entry(
        "Kolom unsur tidak dikenali[; judul kolom yang terbaca: {daftar}].",
        "Pakai nama unsur sebagai judul kolom, atau sebutkan dengan --map, misalnya --map “p1=persyaratan,p2=prosedur”.",
        PLANNER,
    ),
    "E422": Entry(
        "Kolom {u} tidak dapat dipastikan: “{a}” dan “{b}” tertukar di banyak kuesioner.",
        "Lihat kuesionernya, lalu sebutkan dengan --map, misalnya --map {x} (atau kebalikannya).",
        PLANNER,
    ),
    "E423": Entry(
        "Unsur “{u}” tidak punya kolom atau baris.",
        "Lengkapi berkasnya, atau sebutkan kolomnya dengan --map.",
        PLANNER,
    ),
    "E424": Entry(
        "Unsur “{u}” disebut lebih dari sekali ({daftar}).",
        "Hapus atau ganti judul salah satunya, atau sebutkan kolomnya dengan --map.",
        PLANNER,
    ),
    "E425": Entry(
        "Pemetaan “{x}” tidak dapat dipakai.",
        "Tulis kolom=kunci unsur, misalnya --map u8=pengaduan,u9=sarana, atau nama berkas .toml berisi baris seperti itu.",
        PLANNER,
    ),
    "E426": Entry(
        "Baris {r} berisi {n} kolom, judulnya {m} kolom; baris itu tidak dipakai.",
        "Periksa pemisah dan tanda kutip di baris itu.",
        PLANNER,
    ),
    "E427": Entry(
        "Unsur “{u}” tidak dijawab seorang pun; IKM tidak dapat dihitung.",
        "Periksa apakah kolomnya benar.",
        PLANNER,
    ),
    "E428": Entry(
        "Nilai “{x}” untuk {u} tidak menghasilkan angka antara 1 dan 4.",
        "Periksa salah ketik atau salah satuan; skala survei adalah 1 sampai 4.",
        PLANNER,
    ),
    "E429": Entry(
        "“{x}” bukan nama unsur survei ini.",
        "Pakai nama, nama singkat, atau kunci unsur dari definisi.",
        PLANNER,
    ),
    "E430": Entry(
        "Pemisah kolom tidak dapat dipastikan: {daftar}.",
        "Sebutkan dengan --separator koma, titik-koma, atau tab.",
        PLANNER,
    ),
    "E431": Entry(
        "Formulir hanya memuat {m} responden; berkas ini berisi {n}.",
        "Hitung dengan iku survey tanpa -o, atau bagi menurut triwulan.",
        PLANNER,
    ),
    "E432": Entry(
        "Bagian “{bagian}” dalam berkas kasus tidak terbaca: {sebab}.",
        "Bandingkan dengan contoh dalam docs/kasus-ikm.md.",
        PLANNER,
    ),
    "W433": Entry(
        "Laporan “{x}” tidak cocok: tertulis {a}, bagian-bagiannya menghasilkan {b}.",
        "Periksa NRR, jumlah, dan penimbang dalam laporan itu.",
        PLANNER,
    ),
    "E434": Entry(
        "SKM {x} di luar 1 sampai 4; IKM tidak dihitung.",
        "Periksa penimbang dalam definisi: penimbang × banyaknya unsur harus mendekati 1.",
        PLANNER,
    ),
    "E435": Entry(
        "Survei “{x}” tidak ada; yang ada: {daftar}.",
        "Pilih dengan --unit, memakai kode lembar survei dalam definisi.",
        PLANNER,
    ),
}

# --- the command ---------------------------------------------------------------------------------

HELP = """Menghitung IKM dari jawaban mentah, jumlah per unsur, NRR, atau berkas kasus.

BERKAS: .csv atau .xlsx dengan satu baris untuk satu responden; .csv dengan kolom unsur dan nrr, atau
unsur, jumlah, jawaban; atau .toml berisi laporan terbit untuk dicocokkan."""
OPTION_MAP = "Kolom mana unsur mana, misalnya u8=pengaduan,u9=sarana, atau berkas .toml."
OPTION_SEPARATOR = "Pemisah kolom CSV. Bawaan: dikenali sendiri."
OPTION_POPULATION = "Banyaknya pengguna layanan, untuk memeriksa kecukupan responden."
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
CASE_HEAD = ("Laporan", "Penimbang", "Tertulis", "Dihitung", "Hasil")
AGREES = "● cocok"
DIFFERS = "▲ tidak cocok"
SOURCE = "Sumber: {source}"
