"""The words of the guide, the form's first sheet."""

from __future__ import annotations

from typing import NamedTuple


class Step(NamedTuple):
    """One step; `hint` may name whom the form goes to as {contact}."""

    title: str
    hint: str


class Colour(NamedTuple):
    """A sample of how a cell looks, and what that means."""

    sample: str
    meaning: str


class State(NamedTuple):
    """A state of an answer: when it is used, and what is typed."""

    name: str
    when: str
    type: str


TITLE = "Petunjuk Pengisian"
FORM = "Formulir IKU"
STEPS_HEAD = "Lima langkah"
STEPS = (
    Step(
        "Isi nama di bagian atas",
        (
            "Buka lembar bidang Anda. Isi nama, jabatan, dan nomor WhatsApp. Revisi tetap 1 untuk kiriman "
            "pertama. Pilih tahun dan triwulan bila belum terisi."
        ),
    ),
    Step(
        "Ketik angka di sel kuning",
        (
            "Angka saja, tanpa satuan. Desimal memakai koma. Bila hasilnya memang nol, ketik 0. Baca "
            "kalimat kecil di bawah pertanyaan: di situ tertulis apa yang dihitung."
        ),
    ),
    Step(
        "Tidak ada angka? Pilih Keadaan",
        "Pilih Nihil atau Belum tersedia, lalu tulis alasannya di kolom Catatan. Angka benar hanya untuk angka yang "
        "diragukan pemeriksaan padahal benar.",
    ),
    Step(
        "Lengkapi bukti dan narasi",
        "Tempel tautan berkas bukti. Tulis faktor pendukung, faktor penghambat, dan tindak lanjut.",
    ),
    Step(
        "Kirim setelah tertulis SIAP KIRIM",
        "Simpan sebagai .xlsx dengan nama yang disarankan, lalu kirim ke {contact}.",
    ),
)
SHEETS = "Lembar isian (klik namanya untuk membuka)"
REPAIRS = "Yang perlu diperbaiki, satu per satu. Mulailah di sini."
KEEPER = "diisi oleh {unit}"
ROWS = "responden"
READY = "● siap kirim"
COLOURS_HEAD = "Arti warna"
EXAMPLE = "Contoh"
MEANING = "Artinya"
COLOURS = (
    Colour("23", "Diisi oleh Anda."),
    Colour("lembaga", "Terkunci: teks baku, satuan, dan kode."),
    Colour("76,67 %", "Dihitung otomatis dari isian Anda."),
    Colour("▲ harus bilangan bulat", "Perlu diperbaiki. Kalimatnya menyebut sebabnya."),
)
STATES_HEAD = "Empat keadaan isian (tidak pernah disamakan)"
STATE_NAME = "Keadaan"
STATE_WHEN = "Kapan dipakai"
STATE_TYPE = "Yang Anda isi"
STATES = (
    State("● Terisi", "Angkanya ada, termasuk angka 0.", "angka saja"),
    State("■ Nihil", "Memang tidak ada yang dilaporkan.", "Nihil dan alasannya"),
    State("◊ Belum tersedia", "Ada, tetapi angkanya belum keluar.", "Belum tersedia dan alasannya"),
    State("○ Belum diisi", "Belum disentuh. Formulir belum siap kirim.", "–"),
)
DO_HEAD = "Lakukan"
DO = (
    "Tempel angka dengan Tempel Nilai: Ctrl+Alt+V, lalu V.",
    "Ketik 0 bila hasilnya nol; pilih Nihil bila tidak ada kegiatan.",
    "Simpan sebagai Excel Workbook (.xlsx).",
    "Naikkan nomor revisi setiap kali mengirim ulang.",
)
DONT_HEAD = "Jangan"
DONT = (
    "Menyisip, menghapus, atau mengurutkan baris dan kolom.",
    "Mengetik satuan atau rentang, misalnya “40 OPD”, “40-45”.",
    "Mengirim foto layar, PDF, atau ZIP.",
    "Menggabung dua formulir atau menyalin lembar.",
)
ASK = "Bertanya ke siapa"
ASK_HINT = "Sertakan kode formulir yang tertulis\ndi kanan atas lembar Anda."
