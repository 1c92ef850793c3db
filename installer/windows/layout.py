# SPDX-License-Identifier: EUPL-1.2
"""What of Qt and its Python lies in the folder that is installed on Windows."""

# Of Qt, all that the program uses; `just packages-check` finds what is missing.
QT = (
    *("Qt6Core.dll", "Qt6Gui.dll", "Qt6Widgets.dll", "Qt6PrintSupport.dll"),
    *("QtCore.pyd", "QtGui.pyd", "QtWidgets.pyd", "QtPrintSupport.pyd"),
    *("pyside6.abi3.dll", "msvcp140.dll", "msvcp140_1.dll", "msvcp140_2.dll"),
    *("__init__.py", "_config.py", "_git_pyside_version.py"),
    *("plugins/platforms/qwindows.dll", "plugins/styles/qmodernwindowsstyle.dll"),
    "translations/qtbase_sv.qm",
)
SHIBOKEN = (
    *("Shiboken.pyd", "shiboken6.abi3.dll", "msvcp140.dll", "vcruntime140.dll"),
    *("vcruntime140_1.dll", "__init__.py", "_config.py", "_git_shiboken_module_version.py"),
)
PARTS = {"PySide6": QT, "shiboken6": SHIBOKEN}
