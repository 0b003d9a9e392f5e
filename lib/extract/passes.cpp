// SPDX-License-Identifier: Apache-2.0
#include "extract/passes.hpp"

#include "base/hash.hpp"
#include "extract/passes/composing.hpp"
#include "extract/passes/reading_passes.hpp"
#include "extract/passes/relating.hpp"

namespace govgraph::extract {
namespace {

/// Raise it when a rule changes what it yields: databases built before then say that they are older.
constexpr std::string_view kRulesVersion = "4";

const std::vector<Pass>& table() {  // NOLINT(readability-function-size): it is the table
  static const std::vector<Pass> kPasses{
      {"words",
       "cut sentences into words, and find the nouns on which names are built",
       {"text"},
       {"tokens", "heads"},
       run_words},
      {"areas", "divisions, towns, and areas below them by their noun", {"tokens", "heads"}, {"Area"}, run_areas},
      {"roads", "roads, lanes and lines by their noun", {"tokens", "heads", "Area"}, {"Road"}, run_roads},
      {"policies",
       "laws, plans and congress documents, mostly in book marks",
       {"tokens", "heads"},
       {"Policy"},
       run_policies},
      {"quoted-names",
       "names in quotation marks, by head noun, row or verb",
       {"tokens", "heads"},
       {"Programme", "Event", "Honour", "SocialOrg", "Institution", "Place", "Policy", "Enterprise", "PartyOrg"},
       run_quoted_names},
      {"enterprises",
       "companies by legal form, shops by noun, platforms, members of lists",
       {"tokens", "heads", "Area", "Road", "Enterprise"},
       {"Enterprise"},
       run_enterprises},
      {"organs",
       "organs of Party and state, mass organisations, institutions, by suffix",
       {"tokens", "heads", "mentions"},
       {"PartyOrg", "GovBody", "SocialOrg", "Institution", "Enterprise"},
       run_organs},
      {"places",
       "rivers, squares, facilities and buildings by noun and what names them",
       {"tokens", "heads", "Area", "Road", "Enterprise"},
       {"Place"},
       run_places},
      {"honours",
       "honours by their noun or after a verb of receiving",
       {"tokens", "heads", "Honour"},
       {"Honour"},
       run_honours},
      {"programmes",
       "programmes by their noun: done, listed, or of a place",
       {"tokens", "heads", "mentions"},
       {"Programme"},
       run_programmes},
      {"events",
       "events by their noun: done, or held somewhere",
       {"tokens", "heads", "mentions"},
       {"Event"},
       run_events},
      {"people", "people in full, or by surname and form of address", {"tokens", "mentions"}, {"Person"}, run_people},
      {"titled-organs",
       "organs that the office of a person makes plain",
       {"tokens", "mentions"},
       {"PartyOrg", "GovBody", "SocialOrg", "Institution", "Enterprise"},
       run_titled_organs},
      {"aliases", "short forms that the text declares in brackets", {"mentions"}, {"mentions"}, run_aliases},
      {"repeats", "names once made plain where they stand again", {"mentions"}, {"mentions"}, run_repeats},
      {"overlaps", "settle names that were read over one another", {"mentions"}, {"mentions"}, run_overlaps},
      {"inner-areas", "areas that stand only inside the names of organs", {"mentions"}, {"mentions"}, run_inner_areas},
      {"dates", "the day of an event, from its sentence", {"Event"}, {"Event"}, run_dates},
      {"clauses",
       "cut sentences into clauses and say who acts in each",
       {"tokens", "mentions"},
       {"clauses"},
       run_clauses},
      {"offices", "who holds which office", {"mentions", "clauses"}, {"HOLDS_ROLE"}, run_offices},
      {"residence", "where people live or come from", {"mentions", "clauses"}, {"LIVES_IN"}, run_residence},
      {"locations", "where things stand and take place", {"mentions", "clauses"}, {"LOCATED_IN"}, run_locations},
      {"organizing",
       "who hosts, leads, launches or builds what",
       {"mentions", "clauses"},
       {"ORGANIZES"},
       run_organizing},
      {"participation",
       "who takes part in what",
       {"tokens", "mentions", "clauses", "HOLDS_ROLE", "ORGANIZES"},
       {"PARTICIPATES_IN"},
       run_participation},
      {"cooperation",
       "who works with whom",
       {"mentions", "clauses", "HOLDS_ROLE"},
       {"COOPERATES_WITH", "ORGANIZES"},
       run_cooperation},
      {"operation", "who builds, owns or runs a place", {"mentions", "clauses"}, {"OPERATES"}, run_operation},
      {"investment", "who puts money into what", {"mentions", "clauses"}, {"INVESTS_IN"}, run_investment},
      {"guidance", "under whose guidance an organ works", {"mentions", "clauses"}, {"GOVERNS"}, run_guidance},
      {"issuing", "who issues a policy", {"mentions", "clauses"}, {"ISSUES"}, run_issuing},
      {"awards", "who received an honour", {"mentions", "clauses"}, {"RECEIVED"}, run_awards},
      {"crossings", "which roads cross", {"mentions", "clauses"}, {"INTERSECTS"}, run_crossings},
      {"parts", "what is part of a programme", {"mentions", "clauses"}, {"PART_OF"}, run_parts},
      {"concerns", "what an event, policy or programme is about", {"mentions", "clauses"}, {"CONCERNS"}, run_concerns},
  };
  return kPasses;
}

}  // namespace

std::span<const Pass> passes() { return table(); }

std::string passes_version() {
  std::string names(kRulesVersion);
  for (const Pass& pass : table()) names += ' ' + std::string(pass.name);
  return digest_of(names).substr(0, 12);
}

}  // namespace govgraph::extract
