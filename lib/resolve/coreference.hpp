// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "resolve/entities.hpp"

namespace govgraph::resolve {

/// Joins entities of one document that its text shows to be one: declared short forms; short company names
/// with the one full name that holds them; a name with and without the area before it; an event or
/// programme by the tail of its full name in the same article; a person by surname and office with the
/// full name of that office. Where two full names fit, nothing is joined. Empty entities are removed.
void merge_coreferent(const lexicon::Lexicon& lexicon, const extract::Extraction& extraction, Entities& entities);

}  // namespace govgraph::resolve
