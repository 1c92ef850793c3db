// SPDX-License-Identifier: EUPL-1.2
// Random bytes, which Wine 8 has under another name only. For the test's Windows, never for the product.
#include <windows.h>

BOOLEAN NTAPI SystemFunction036(PVOID, ULONG); // RtlGenRandom

__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE bytes, SIZE_T length)
{
    return SystemFunction036(bytes, (ULONG)length);
}
