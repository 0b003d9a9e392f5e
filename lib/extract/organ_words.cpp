// SPDX-License-Identifier: Apache-2.0
#include "extract/organ_words.hpp"

#include "lexicon/features.hpp"

namespace govgraph::extract {

namespace feature = lexicon::feature;

bool begins_at_level(const lexicon::Lexicon& lexicon, std::u32string_view form) {
  return form.size() >= 3 && (form[0] == U'村' || lexicon.begins(form, feature::kLevelOfState) > 0) &&
         lexicon.begins(form, feature::kLevelInOtherWord) == 0;
}

bool stands_alone(const lexicon::Lexicon& lexicon, std::u32string_view form, Label label) {
  if (label == Label::kEnterprise) return true;
  if (label == Label::kPartyOrg) return form.size() >= 2;
  if (label == Label::kGovBody) return lexicon.ends(form, feature::kLoneStateOrgan) > 0;
  if (label == Label::kInstitution) return lexicon.ends(form, feature::kLoneServiceCentre) > 0;
  return lexicon.has(form, feature::kLoneSociety);
}

bool makes_a_kind(const lexicon::Lexicon& lexicon, std::u32string_view modifiers) {
  return lexicon.ends(modifiers, feature::kOfWhicheverHouse) > 0 || lexicon.has(modifiers, feature::kKindOfOrgan) ||
         lexicon.has(modifiers, feature::kKindOfVillage);
}

}  // namespace govgraph::extract
