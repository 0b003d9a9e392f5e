// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "lexicon/lexicon.hpp"
#include "model/ontology.hpp"

namespace govgraph::extract {

// What the words of an organ's name say where it takes more than one feature of the lexicon. All cost a few look-ups
// and may be called from any thread.

/// 镇|总工会, 街道|党工委: the table holds it with its level.
bool begins_at_level(const lexicon::Lexicon& lexicon, std::u32string_view form);

/// A suffix that names by itself which organ of the place is meant; others only repeat a name read before.
bool stands_alone(const lexicon::Lexicon& lexicon, std::u32string_view form, Label label);

/// Modifiers that make a kind of organ, not one organ: 基层(党委), 各级(人大), 楼栋(党支部).
bool makes_a_kind(const lexicon::Lexicon& lexicon, std::u32string_view modifiers);

}  // namespace govgraph::extract
