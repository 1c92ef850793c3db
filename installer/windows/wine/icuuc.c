// SPDX-License-Identifier: EUPL-1.2
// Converters for legacy encodings: there are none, so Qt goes by those it has itself (UTF-8, UTF-16,
// Latin 1, the system's). For the test's Windows (Wine 8), never for the product.
#include <windows.h>

#define NOT_THERE 16 // U_UNSUPPORTED_ERROR
#define SAYS(type, name, value) __declspec(dllexport) type name(void) { return value; }

__declspec(dllexport) void *ucnv_open(const char *name, int *error)
{
    *error = NOT_THERE;
    return NULL;
}

SAYS(int, ucnv_countAvailable, 0)
SAYS(int, ucnv_getMaxCharSize, 0)
SAYS(int, ucnv_fromUCountPending, 0)
SAYS(int, ucnv_toUCountPending, 0)
SAYS(const char *, ucnv_getAvailableName, NULL)
SAYS(const char *, ucnv_getName, NULL)
SAYS(const char *, ucnv_getStandardName, NULL)
SAYS(void, ucnv_close, )
SAYS(void, ucnv_reset, )
SAYS(void, ucnv_fromUnicode, )
SAYS(void, ucnv_toUnicode, )
SAYS(void, ucnv_cbFromUWriteUChars, )
SAYS(void, ucnv_cbToUWriteUChars, )
SAYS(void, ucnv_getFromUCallBack, )
SAYS(void, ucnv_getToUCallBack, )
SAYS(void, ucnv_setFromUCallBack, )
SAYS(void, ucnv_setToUCallBack, )
SAYS(void, UCNV_FROM_U_CALLBACK_SUBSTITUTE, )
SAYS(void, UCNV_TO_U_CALLBACK_SUBSTITUTE, )
