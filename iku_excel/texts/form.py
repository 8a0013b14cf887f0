"""The words of the form's input sheets."""

from __future__ import annotations

from collections.abc import Mapping

from ..core.model import Indicator, Kind, Narrative, Timing

# title and identity
TITLE = "Formulir Isian IKU – Bidang {unit}"
SURVEY_TITLE = "{unit} – {name}"
TITLE_NO_PERIOD = "pilih tahun dan triwulan"
TITLE_REVISION = "Revisi"
IDENTITY_OFFICE = "Perangkat daerah"
IDENTITY: Mapping[str, str] = {
    "revisi": "Revisi",
    "tahun": "Tahun",
    "triwulan": "Triwulan",
    "nama": "Nama pengisi",
    "jabatan": "Jabatan",
    "telepon": "Nomor WhatsApp",
}
LEGEND = (
    "Kuning: diisi Anda   ·   putih dan abu-abu: terkunci   ·   ● lengkap   ■ nihil   ◊ belum tersedia   "
    "○ belum diisi   ▲ perlu diperbaiki"
)
SHORT_CODE = "Kode formulir {code}"

# head of the table
HEAD_NO, HEAD_CHECK = "No", "Pemeriksaan otomatis"
HEADS: Mapping[str, str] = {
    "no": HEAD_NO,
    "data": "Data yang diminta",
    "satuan": "Satuan",
    "nilai": "Nilai",
    "keadaan": "Keadaan",
    "periksa": HEAD_CHECK,
    "bukti": "Tautan bukti",
    "catatan": "Catatan / alasan",
}
HEAD_COMMENT = "Saran responden (boleh kosong)"
BAND_MONEY = "Realisasi anggaran"
BAND_OTHER = "Data pendukung"

# what the indicator should reach
TARGET = "Target {when} {year}: {target}"
TARGET_YEAR = "Target setahun {year}: {target}"
TARGETS = "Target TW I–IV {year}: {targets}"
TARGET_BETWEEN = " · "
TARGET_EXAMPLE = " (contoh)"

# what was said last time, under the measure
PROMISED = "dijanjikan TW {triwulan}: {janji}"
PREVIOUS = "TW {triwulan}: {nilai}"
PREVIOUS_NIHIL = "nihil"

# what a number covers
TIMING: Mapping[Timing, str] = {
    Timing.POSITION: "Keadaan pada akhir triwulan",
    Timing.DURING: "Selama triwulan ini saja, bukan s.d.",
}

# the check beside an answer
CHECK_COMPLETE = "● lengkap"
CHECK_NIHIL = "■ nihil, alasan tertulis"
CHECK_PENDING = "◊ belum tersedia, alasan tertulis"
CHECK_EMPTY = "○ belum diisi"
CHECK_REASON = "▲ tulis alasannya di kolom Catatan"
CHECK_CONTRADICTION = "▲ hapus angkanya, atau hapus Keadaan"
CHECK_STATE = "▲ pilih Keadaan dari daftar"
CHECK_CONFIRMED = "● ditegaskan, alasan tertulis"
CHECK_DATE = "▲ ini tanggal: tekan Ctrl+Z, lalu ketik angkanya"
CHECK_ERROR = "▲ sel berisi kesalahan; ketik angkanya"
CHECK_NOT_NUMBER = "▲ harus angka, tanpa satuan"
CHECK_BROKEN: Mapping[str, str] = {
    "E305": "▲ tidak boleh negatif",
    "E306": "▲ harus bilangan bulat",
    "E307": "▲ pembilang melebihi penyebut",
    "E310": "▲ terlalu besar, periksa nolnya",
}
CHECK_DOUBTED: Mapping[str, str] = {
    "E320": "▲ mirip tanggal: ketik ulang, atau pilih Angka benar",
    "E321": "▲ mirip jam: ketik ulang, atau pilih Angka benar",
    "E322": "▲ di atas 100 %: perbaiki, atau pilih Angka benar",
}

# the panel
PANEL_READY = "SIAP KIRIM"
PANEL_FILLED = "Terisi"
PANEL_OF = "dari"
PANEL_NOT_READY = "belum siap kirim"
PANEL_WHO = "○ tinggal melengkapi nama pengisi, revisi, atau periode"
PANEL_SEND = "● Semua terisi. Simpan, lalu kirim berkas ini."
PANEL_WRONG = "perlu diperbaiki"
PANEL_EMPTY = "belum diisi"
PANEL_PERCENT = "terisi"
PANEL_FILE = "Nama berkas yang disarankan"
PANEL_NEXT = "Langkah berikutnya"
PANEL_MEND = "Perbaiki baris"
PANEL_FILL = "Isi baris"
PANEL_IN_CELL = "di sel"
PANEL_FILL_IDENTITY = "► Isi {field} di sel {cell}"

# the live value of an indicator
LIVE_LABEL = "Nilai indikator saat ini"
LIVE_OWN = "dihitung otomatis dari isian di atas"
LIVE_WAITING = "muncul setelah baris {rows} berisi angka yang benar"
LIVE_SHARED = "nilai bidang ini; nilai dinas dihitung dari jumlah semua bidang"
LIVE_ELSEWHERE = "dihitung di tingkat dinas bersama isian {units}"

# narratives, foot and signature
NARRATIVE_HEAD = "Narasi triwulan ini"
NARRATIVE_OF = "{title} – indikator {number}"
NARRATIVE_HINT = "Dipakai apa adanya di LKjIP. Dua sampai empat kalimat, tanpa singkatan yang tidak umum."
FOOT = (
    "Tempel angka dengan Tempel Nilai (Ctrl+Alt+V, lalu V). Jangan menyisip, menghapus, atau mengurutkan "
    "baris. Petunjuk lengkap ada di lembar Petunjuk."
)
PAGE_FIRST_ROWS = "Yang dicetak hanya baris pertama, tanpa profil; semua isian dibaca dari berkas ini."
PAGE = "Halaman &P dari &N"
SIGN_KNOWN = "Mengetahui,"
SIGN_HEAD = "Kepala Bidang {name}"
SIGN_NAME = "(                                                            )"
SIGN_NIP = "NIP."

# the survey
SURVEY_HINT = (
    "Satu baris untuk satu responden. Jawaban 1 sampai 4: 1 tidak baik, 2 kurang baik, 3 baik, "
    "4 sangat baik. Kosongkan unsur yang tidak dijawab."
)
SURVEY_MEAN = "NRR"
SURVEY_GRADE = "Mutu"
SURVEY_MEAN_HINT = "rata-rata setiap unsur dari jawaban yang diisi"
SURVEY_RESPONDENTS = "Jumlah responden"
SURVEY_INDEX = "IKM sementara"
SURVEY_QUALITY = "Mutu pelayanan sementara"
SURVEY_WRONG = "perlu diperbaiki"
SURVEY_PARTIAL = "tidak lengkap"
SURVEY_EMPTY = "○ belum ada jawaban"
SURVEY_WHO = "○ nama atau periode belum diisi"
SURVEY_COMPLETE = "● siap kirim"
SURVEY_WEIGHT = "nilai penimbang {weight}"
SURVEY_TARGET = "{target}  ·  "
SURVEY_CAPACITY = "baris 1–{n} diperiksa"
SURVEY_STEP_HINT = "Boleh menempel jawaban sekaligus dengan Tempel Nilai."
SURVEY_MEND = "Perbaiki jawaban responden No"
SURVEY_FILL = "► Isi jawaban responden pertama"
SURVEY_READY = "SIAP KIRIM: "
SURVEY_CHECK_WRONG = "▲ jawaban harus 1, 2, 3, atau 4"
SURVEY_CHECK_PARTIAL = "◊ ada unsur yang kosong"

# who answered
PROFILE_TITLE = "Profil responden: boleh kosong, seluruhnya atau sebagian"
PROFILE_HINT = "Pilih dari daftar atau ketik sendiri. Tanggal ditulis hari/bulan/tahun."
PROFILE_WHERE = "profil responden (boleh kosong) mulai di kolom {column}, di kanan  ►"
PROFILE: Mapping[str, str] = {
    "tanggal": "Tanggal",
    "layanan": "Layanan",
    "kelamin": "Jenis kelamin",
    "usia": "Kelompok umur",
    "pendidikan": "Pendidikan",
    "pekerjaan": "Pekerjaan",
}
PROMPT_PROFILE_TITLE = "Profil responden"
PROMPT_PROFILE = "Pilih dari daftar, atau ketik sendiri. Boleh kosong."
PROMPT_DATE = "Tanggal kuesioner diisi: hari/bulan/tahun, misalnya 15/05/2026. Boleh kosong."
ERROR_DATE = "Ini tidak terbaca sebagai tanggal. Tulis hari/bulan/tahun, misalnya 15/05/2026."

# Excel's own prompts and errors (titles at most 32 letters, texts 255)
ERROR_TITLE = "Isian belum tepat"
PROMPT_REVISION_TITLE = "Revisi"
PROMPT_REVISION = "1 untuk kiriman pertama. Naikkan menjadi 2, 3, ... setiap kali mengirim ulang."
ERROR_REVISION = "Nomor revisi harus bilangan bulat 1 sampai 99."
PROMPT_PERIOD_TITLE = "Periode"
PROMPT_PERIOD = "Pilih dari daftar."
ERROR_PERIOD = "Pilih tahun dan triwulan dari daftar."
PROMPT_VALUE_TITLE = "Nilai"
PROMPT_VALUE: Mapping[Kind, str] = {
    Kind.COUNT: "Ketik jumlah {measure} sebagai bilangan bulat, tanpa satuan. Ketik 0 bila memang nol.",
    Kind.NUMBER: "Ketik angkanya tanpa satuan ({measure}). Desimal memakai koma. Ketik 0 bila memang nol.",
    Kind.MONEY: "Ketik rupiahnya tanpa Rp, tanpa titik. Ketik 0 bila memang belum ada yang terserap.",
}
ERROR_VALUE: Mapping[Kind, str] = {
    Kind.COUNT: (
        "Ketik bilangan bulat 0 atau lebih, tanpa satuan, tidak melebihi penyebutnya. "
        "Bila belum ada, kosongkan dan pilih Keadaan. Bila mirip tanggal padahal benar, pilih dahulu Angka benar di "
        "Keadaan."
    ),
    Kind.NUMBER: (
        "Ketik angka 0 atau lebih, tanpa satuan. Bila belum ada, kosongkan dan pilih Keadaan. Bila mirip tanggal atau "
        "jam, atau di atas 100 %, padahal benar, pilih dahulu Angka benar di Keadaan."
    ),
    Kind.MONEY: (
        "Ketik rupiah 0 atau lebih, tanpa Rp dan tanpa titik. Bila belum ada, kosongkan dan pilih Keadaan. "
        "Bila mirip tanggal padahal benar, pilih dahulu Angka benar di Keadaan."
    ),
}
PROMPT_STATE_TITLE = "Keadaan"
PROMPT_STATE = (
    "Biarkan kosong bila angkanya ada.\nPilih Nihil bila memang tidak ada yang dilaporkan,\n"
    "atau Belum tersedia bila angkanya belum keluar.\nPilih Angka benar bila angka yang diragukan memang benar.\n"
    "Tulis alasannya di Catatan."
)
ERROR_STATE = "Pilih Nihil, Belum tersedia, atau Angka benar dari daftar, atau kosongkan."
PROMPT_SURVEY_TITLE = "Jawaban responden"
PROMPT_SURVEY = "1 tidak baik, 2 kurang baik, 3 baik, 4 sangat baik. Kosongkan bila tidak dijawab."
ERROR_SURVEY = "Jawaban harus 1, 2, 3, atau 4. Kosongkan bila tidak dijawab."


def narrative_title(narrative: Narrative, indicator: Indicator | None) -> str:
    """What a narrative is called where it stands."""
    if indicator is None:
        return narrative.title
    return NARRATIVE_OF.format(title=narrative.title, number=indicator.number)
