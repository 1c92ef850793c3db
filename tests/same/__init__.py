# SPDX-License-Identifier: EUPL-1.2
"""ASI Grund stays what it is, byte for byte: form, papers, texts, exports, seals, the vault's rows."""
