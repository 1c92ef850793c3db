// SPDX-License-Identifier: EUPL-1.2
// Starts Python inside this process and hands it the program, `python -m app`.
//
// Built twice: with WINDOW defined a program that has no console (overblick.exe), without it one that
// writes on the console it was started from (overblick-cli.exe).

#include <windows.h>
#include <shellapi.h>
#include <wchar.h>

#define LONGEST 32768 // characters of a path, with the end; as long as Windows allows any
#define LIBRARY L"python\\python313.dll"
#define BROKEN                                                                                   \
    L"Överblick kan inte starta: en del av programmet saknas eller är skadad. Inget av det som "    \
    L"är sparat har påverkats. Be it-stödet att installera Överblick på nytt."

typedef int (*python_main)(int, wchar_t **);

static int tell(void)
{
#ifdef WINDOW
    MessageBoxW(NULL, BROKEN, L"Överblick", MB_OK | MB_ICONERROR);
#else
    static const wchar_t line[] = BROKEN L"\n";
    HANDLE error = GetStdHandle(STD_ERROR_HANDLE);
    DWORD written;
    char bytes[4 * sizeof line];
    if (!WriteConsoleW(error, line, (DWORD)wcslen(line), &written, NULL)) { // no console: a pipe or a file
        int size = WideCharToMultiByte(CP_UTF8, 0, line, -1, bytes, sizeof bytes, NULL, NULL);
        WriteFile(error, bytes, size > 0 ? (DWORD)size - 1 : 0, &written, NULL);
    }
#endif
    return 1;
}

// The library that lies in the folder `python` beside this program, or NULL.
static HMODULE load_python(void)
{
    static wchar_t path[LONGEST];
    DWORD length = GetModuleFileNameW(NULL, path, LONGEST);
    wchar_t *name = length && length < LONGEST ? wcsrchr(path, L'\\') : NULL;
    if (!name || (name + 1 - path) + wcslen(LIBRARY) >= LONGEST)
        return NULL;
    wcscpy(name + 1, LIBRARY);
    return LoadLibraryExW(path, NULL, LOAD_LIBRARY_SEARCH_DLL_LOAD_DIR | LOAD_LIBRARY_SEARCH_SYSTEM32);
}

int main(void)
{
    SetDllDirectoryW(L""); // no library is ever taken from the folder that one happens to stand in
    HMODULE python = load_python();
    python_main run = python ? (python_main)(void *)GetProcAddress(python, "Py_Main") : NULL;
    int given;
    wchar_t **words = CommandLineToArgvW(GetCommandLineW(), &given);
    if (!run || !words || !given)
        return tell();
    wchar_t **line = calloc((size_t)given + 4, sizeof *line);
    if (!line)
        return tell();
    int count = 0;
    line[count++] = words[0];
    line[count++] = L"-B"; // nothing is written beside the program, whoever runs it
    line[count++] = L"-m";
    line[count++] = L"app";
    for (int at = 1; at < given; at++)
        line[count++] = words[at];
    return run(count, line);
}
