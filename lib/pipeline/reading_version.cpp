// SPDX-License-Identifier: Apache-2.0
#include "pipeline/reading_version.hpp"

#include "base/hash.hpp"
#include "pipeline/reading_sources.hpp"

namespace govgraph::pipeline {
namespace {

/// Without what a researcher's own folder adds.
std::string_view of_program(std::string_view version) { return version.substr(0, version.find('+')); }

bool has_own(std::string_view version) { return version.find('+') != std::string_view::npos; }

}  // namespace

store::BuildStamp reading_stamp(const ChosenLexicon& lexicon) {
  const std::string_view rules = lexicon.rules().version();
  const std::string_view built_in = of_program(rules);
  std::string passes = digest_of(std::string(kReadingSources) + std::string(built_in)).substr(0, 12);
  passes += rules.substr(built_in.size());
  return {std::string(lexicon.get().version()), std::move(passes), ""};
}

Outdated outdated(const store::Reader& database) {
  const store::BuildStamp now = reading_stamp(ChosenLexicon(""));
  Outdated out;
  const store::BuildStamp stamp = database.stamp();
  const bool current = of_program(stamp.lexicon) == now.lexicon && of_program(stamp.passes) == now.passes;
  if (current && database.read_in_one_way()) return out;
  for (const store::Reader::ReadBy& each : database.read_by()) {
    out.all += each.documents;
    const store::BuildStamp& then = each.stamp;
    if (of_program(then.lexicon) != now.lexicon || of_program(then.passes) != now.passes)
      out.documents += each.documents;
    out.own_folder = out.own_folder || has_own(then.lexicon) || has_own(then.passes);
  }
  return out;
}

}  // namespace govgraph::pipeline
