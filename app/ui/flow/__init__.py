# SPDX-License-Identifier: EUPL-1.2
"""What comes after what: screens put in sight, their wishes carried out on the vault's thread."""
