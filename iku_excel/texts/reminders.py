"""The texts that ask for what is late or wrong: short enough for WhatsApp, and one for the officer."""

from __future__ import annotations

from datetime import date

from ..core.periods import MONTHS

DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")

GREETING = "Yth. Bidang {name},"
LATE = "formulir IKU {period} ({sheets}) belum kami terima."
UNOPENED = "untuk formulir IKU {period} ({sheets}), yang kami terima tidak dapat dibuka: {told}"
UNUSABLE = "untuk formulir IKU {period} ({sheets}), yang kami terima belum dapat dipakai: {told}"
UNOPENED_FILE = "{file}. {message}"
LATE_TOO = "Lembar {sheets} belum terisi."
RECEIVED = "terima kasih, formulir IKU {period} sudah kami terima (revisi {revision})."
TO_MEND = "Mohon perbaiki {n} hal:"
TO_MEND_FIRST = "Mohon perbaiki {n} hal, terutama:"
ITEM = "{number}. {place}: {told}"
CELLS = "{sheet} sel {cells}"
PENDING = "masih Belum tersedia."
PENDING_HINT = "Isi angkanya bila sudah ada."
SEND = "Mohon dikirim."
SEND_BY = "Mohon dikirim paling lambat {day}."
SEND_TODAY = "Mohon dikirim hari ini, {day}: hari terakhir."
SEND_OVERDUE = "Batas waktunya {day}; mohon segera dikirim."
REVISION = "Setelah diperbaiki, tulis revisi {revision}."
HELP = "Bila ada kesulitan: {whom}."
CLOSING = "Terima kasih. {sender}"

OFFICER = "Kiriman formulir IKU {period}, keadaan {day}"
DEADLINE = "Batas waktu {day} ({left})"
LEFT, LAST, PAST = "{n} hari lagi", "hari ini", "lewat {n} hari"
COMPLETE = "Sudah lengkap ({n}): {names}"
WRONG = "Perlu diperbaiki ({n}):"
WRONG_LINE = "- {name} ({file}, revisi {revision}), {n} hal: {told}"
AND_MORE = "dan lain-lain"
NOT_SENT = "Belum mengirim ({n}): {names}"
NOT_OPENED = "Sudah mengirim, tetapi belum dapat dipakai ({n}): {names}"
YOURS = "Untuk perencana ({n}):"
LINE = "- {line}"
READY = "Teks pengingat yang siap dikirim ({n}): {files}"
NOBODY = "Tidak ada yang perlu diingatkan."

FILE = "{day}_{unit}.txt"
FILE_OFFICER = "{day}_untuk-perencana.txt"
WRITTEN = "{n} pengingat dan satu ringkasan untuk perencana ditulis ke {folder}."


def day(given: date) -> str:
    """`Jumat, 10 Juli 2026`."""
    return f"{DAYS[given.weekday()]}, {given.day} {MONTHS[given.month - 1]} {given.year}"


def left(deadline: date, today: date) -> str:
    """How far away a deadline is."""
    days = (deadline - today).days
    return LEFT.format(n=days) if days > 0 else PAST.format(n=-days) if days else LAST


def send(deadline: date | None, today: date) -> str:
    """By when the form should come."""
    if deadline is None:
        return SEND
    asked = SEND_BY if today < deadline else SEND_TODAY if today == deadline else SEND_OVERDUE
    return asked.format(day=day(deadline))
