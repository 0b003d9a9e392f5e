// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "model/ontology.hpp"

// The words of the ontology as people read them in the language chosen.
namespace govgraph::cli {

/// "PartyOrg" or "党组织".
std::string_view word_of(Label label);

/// "HOLDS_ROLE" or "任职".
std::string_view word_of(RelationType type);

/// A word that the program keeps in English in what it stores or writes for programs ("PartyOrg", "sentence"), in the
/// language chosen.
std::string word_of(std::string_view word);

}  // namespace govgraph::cli
