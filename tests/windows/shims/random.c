/* bcryptprimitives.dll, which Wine 8 lacks: what Rust's standard library takes its random bytes from. */
#include <windows.h>

BOOLEAN NTAPI SystemFunction036(PVOID data, ULONG count);

__declspec(dllexport) BOOL ProcessPrng(PBYTE data, SIZE_T count) {
  return SystemFunction036(data, (ULONG)count);
}
