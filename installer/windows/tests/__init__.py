# SPDX-License-Identifier: EUPL-1.2
"""The project's own tests, run by the real Windows Python under Wine."""
