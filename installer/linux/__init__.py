# SPDX-License-Identifier: EUPL-1.2
"""Makes and tries what Linux needs: a package for Debian and Ubuntu."""
