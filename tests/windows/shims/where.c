/* where.exe, of which Wine 8 has only a stub: says where a program is on the path, 1 where it is not. */
#include <stdio.h>
#include <windows.h>

int wmain(int count, wchar_t **arguments) {
  static const wchar_t *endings[] = {L".exe", L".cmd", L".bat"};
  wchar_t found[4096];
  for (int i = 0; count > 1 && i < 3; i++)
    if (SearchPathW(0, arguments[1], endings[i], 4096, found, 0)) {
      wprintf(L"%ls\r\n", found);
      return 0;
    }
  return 1;
}
