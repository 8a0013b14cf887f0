/* python.exe: the interpreter's own main function, from the DLL that -DDLL names. */
#include <windows.h>

int wmain(int count, wchar_t **arguments) {
  HMODULE library = LoadLibraryW(DLL);
  int (*run)(int, wchar_t **) = library ? (void *)GetProcAddress(library, "Py_Main") : 0;
  return run ? run(count, arguments) : 120;
}
