// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "extract/passes.hpp"
#include "lexicon/lexicon.hpp"
#include "model/document.hpp"
#include "model/facts.hpp"
#include "resolve/areas.hpp"

namespace govgraph::resolve {

/// A thing that one document names, under way to an EntityFact.
struct Entity {
  Label label = Label::kPerson;
  std::string name;  ///< as shown
  std::string key;   ///< as it enters the id: area and noun in full
  std::string rest;  ///< of an organ: its name without the area it begins with
  std::string scope;
  std::uint32_t area = kNone;   ///< index in the AreaTable: of an Area itself; else the one its name begins with
  std::uint32_t organ = kNone;  ///< entity that its name begins with: the company of a company's union
  std::uint32_t article = 0;    ///< of its first mention
  bool whole_area = false;      ///< the name begins with the area's full name, not its stem
  bool composed = false;        ///< the name was put together from area and organ noun
  std::vector<std::string> forms;
  std::vector<std::string> declared;
  Properties properties;
  std::vector<std::uint32_t> mentions;
};

/// Two entities of unlike names that the text shows to be one, or may do.
struct EntityJoin {
  std::uint32_t entity = kNone;   ///< that bears the fuller name; later its root
  std::string name;               ///< of the other
  std::uint32_t mention = kNone;  ///< the first of the other
  std::string_view reason;        ///< static storage
  bool certain = true;
};

/// The entities of one document, and which of them each mention names (kNone: left alone).
struct Entities {
  std::vector<Entity> all;
  std::vector<std::uint32_t> of_mention;
  std::vector<std::uint32_t> of_area;  ///< by index in the AreaTable; one that the text never names has no mentions
  std::vector<EntityJoin> joins;
};

/// Steps, in this order: areas; people; names that stand by themselves; nouns that are meant from
/// context; short forms joined to full ones. See resolve.hpp for the rules.
Entities gather_entities(const Document& document, const lexicon::Lexicon& lexicon,
                         const extract::Extraction& extraction, const AreaTable& areas);

/// Whether `rest` is an organ's noun alone, so that an area before it makes its name: 党委, 总工会, 委 (of 区委).
bool is_organ_by_itself(const lexicon::Lexicon& lexicon, const std::string& rest);

/// The kind of organ that a name ends with, by the longest noun of the lexicon; nullptr when none.
const lexicon::Entry* organ_noun(const lexicon::Lexicon& lexicon, const std::string& name);

}  // namespace govgraph::resolve
