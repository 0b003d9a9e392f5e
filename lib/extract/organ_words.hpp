// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "model/ontology.hpp"

namespace govgraph::extract {

// What the words of an organ's name say, by their form alone. All take one form or a run of words of the text, cost a
// few comparisons, and may be called from any thread.

/// The level word that `words` begins with, where more follows: 市|第一 before 人民医院.
bool begins_with_level(std::u32string_view words);

/// Verbs, or nouns that serve as verbs, whose object an organ is: 联系|派出所, 协调|执法队.
bool governs_organ(std::u32string_view form);

/// Suffixes that make a name only in quotation marks: 产业工人队伍, 党员志愿者, 治理共同体 are groups.
bool is_group_suffix(std::u32string_view suffix);

/// Suffixes that also end common nouns: without an area they need a word of their own.
bool is_loose_suffix(std::u32string_view suffix);

/// 区域发展|中心, 信息|中心: what many things are called; only the one of a named place is an institution.
bool is_general_centre(std::u32string_view suffix);

/// 城管, 公安: the body by its everyday name, which no longer name is built on.
bool is_colloquial(std::u32string_view form);

/// 企业党支部, 楼栋党小组: one of many, not the one of a place.
bool is_of_a_kind(std::u32string_view form);

/// 镇|总工会, 街道|党工委: the table holds it with its level.
bool begins_at_level(std::u32string_view form);

/// A suffix that names by itself which organ of the place is meant; others only repeat a name read before.
bool stands_alone(std::u32string_view form, Label label);

/// Suffixes of branches: 支队, 分院. The organ that they follow belongs to the name.
bool is_branch_suffix(std::u32string_view suffix);

/// Modifiers that make a kind of organ, not one organ: 基层(党委), 各级(人大), 楼栋(党支部).
bool makes_a_kind(std::u32string_view modifiers);

/// 农业农村|和社会事业局: the field of work at the end of `before` that one office shares with another by 和; its
/// length, 0 when none.
std::size_t joined_field(std::u32string_view before);

/// The level word alone that names an area by its kind: 镇, 社区, 街道.
bool is_level_word(std::u32string_view word);

}  // namespace govgraph::extract
