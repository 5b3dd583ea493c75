/* python.exe: all of Python is in its library. */
#include <windows.h>

typedef int (*python_main)(int, wchar_t **);

int wmain(int count, wchar_t **arguments)
{
    HMODULE library = LoadLibraryW(PYTHON_LIBRARY);
    python_main run = library ? (python_main)(void *)GetProcAddress(library, "Py_Main") : NULL;
    return run ? run(count, arguments) : 127;
}
