// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <cassert>
#include <set>

#include "base/hash.hpp"
#include "extract/passes.hpp"
#include "extract/rules/rule_set.hpp"

namespace govgraph::extract {
namespace {

bool before(const Mention& a, const Mention& b) {
  if (a.span.begin != b.span.begin) return a.span.begin < b.span.begin;
  if (a.span.end != b.span.end) return a.span.end > b.span.end;
  return a.label < b.label;
}

[[maybe_unused]] bool is_sound(const Reading& reading) {
  const auto count = static_cast<std::uint32_t>(reading.mentions.size());
  const auto size = static_cast<std::uint32_t>(reading.document.text().size());
  for (const Mention& mention : reading.mentions)
    if (mention.span.empty() || mention.span.end > size || (mention.within != kNone && mention.within >= count))
      return false;
  for (const Relation& relation : reading.relations)
    if (relation.head >= count || relation.tail >= count || relation.evidence.end > size) return false;
  return std::is_sorted(reading.mentions.begin(), reading.mentions.end(), [](const Mention& a, const Mention& b) {
    return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
  });
}

/// What `after` has that `earlier` lacks, by span and label.
std::vector<Mention> difference(std::vector<Mention> after, std::vector<Mention> earlier) {
  std::sort(after.begin(), after.end(), before);
  std::sort(earlier.begin(), earlier.end(), before);
  std::vector<Mention> out;
  std::set_difference(after.begin(), after.end(), earlier.begin(), earlier.end(), std::back_inserter(out), before);
  return out;
}

void note_step(TraceStep step, const Reading& reading, const std::vector<Mention>& mentions, std::size_t relations,
               std::vector<TraceStep>& trace) {
  step.added = difference(reading.mentions, mentions);
  step.removed = difference(mentions, reading.mentions);
  const auto first = static_cast<std::ptrdiff_t>(std::min(relations, reading.relations.size()));
  step.relations.assign(reading.relations.begin() + first, reading.relations.end());
  trace.push_back(std::move(step));
}

void run(const Pass& pass, Reading& reading, Diagnostics& diagnostics, const ExtractOptions& options) {
  options.cancellation.check();
  const std::vector<Mention> mentions = options.trace == nullptr ? std::vector<Mention>{} : reading.mentions;
  const std::size_t relations = reading.relations.size();
  const auto start = std::chrono::steady_clock::now();
  pass.run(reading, diagnostics);
  if (options.times != nullptr) options.times->push_back({pass.name, std::chrono::steady_clock::now() - start});
  if (options.trace != nullptr) note_step({pass.name, {}, {}, {}}, reading, mentions, relations, *options.trace);
  assert(is_sound(reading));
}

bool is_layer(std::string_view name) {
  static constexpr std::array<std::string_view, 6> kOthers{"tokens",   "heads",   "tables",
                                                           "mentions", "clauses", "clause-words"};
  return label_named(name) || relation_named(name) || std::find(kOthers.begin(), kOthers.end(), name) != kOthers.end();
}

}  // namespace

Extraction extract(const Document& document, const lexicon::Lexicon& lexicon, Diagnostics& diagnostics,
                   const ExtractOptions& options) {
  assert(unmet_needs(passes()).empty());
  Reading reading{document, lexicon};
  reading.rules = options.rules != nullptr ? options.rules : &RuleSet::built_in();
  reading.rule_matches = options.rule_matches;
  reading.candidates = options.candidates;
  for (const Pass& pass : passes()) run(pass, reading, diagnostics, options);
  if (options.missed_names != nullptr) *options.missed_names = missed_names(reading);
  if (options.tokens != nullptr) *options.tokens = std::move(reading.tokens);
  return {std::move(reading.mentions), std::move(reading.relations)};
}

std::vector<std::string> unmet_needs(std::span<const Pass> table) {
  std::set<std::string_view> written{"text"};
  std::vector<std::string> out;
  for (const Pass& pass : table) {
    for (const std::string_view layer : pass.reads)
      if (!written.contains(layer))
        out.push_back("pass " + std::string(pass.name) + " reads " + std::string(layer) +
                      ", which no earlier pass writes");
    for (const std::string_view layer : pass.writes) {
      if (!is_layer(layer))
        out.push_back("pass " + std::string(pass.name) + " writes " + std::string(layer) + ", which is no layer");
      written.insert(layer);
      if (label_named(layer)) written.insert("mentions");
    }
  }
  return out;
}

}  // namespace govgraph::extract
