# SPDX-License-Identifier: EUPL-1.2
"""One interview, from screen to screen."""
