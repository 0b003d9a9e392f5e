// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>

#include "model/document.hpp"
#include "pipeline/load.hpp"

namespace govgraph::cli {

/// The place in `Document::text` that stands for a byte of the source; nullopt when the byte was not read (white space,
/// page furniture). Linear in the text.
std::optional<std::uint32_t> position_at(const Document& document, std::uint32_t offset);

/// What was made of the sentence at `position`, on stdout: its article, its words, what each pass added and
/// dropped in it, and the entities and relations that came of it.
void print_trace(const Document& document, std::uint32_t position, const pipeline::ChosenLexicon& chosen);

}  // namespace govgraph::cli
