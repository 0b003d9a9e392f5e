// SPDX-License-Identifier: Apache-2.0
// Lists, and what lies beside files to tell of them. Input: a `columns.csv`, a byte 1, a `sources.csv`, a byte 1, a
// list.
#include "fuzz/reading_checks.hpp"
#include "pipeline/source_lists.hpp"
#include "text/formats.hpp"

using namespace govgraph;

namespace {

void try_sources(const std::string& sources, const std::string& columns) {
  pipeline::SourceLists lists;
  lists.add("/none/at/all", pipeline::kSourceListName, sources);
  lists.add("/none/at/all", pipeline::kColumnListName, columns);
  for (const char* file : {"/none/at/all/a.txt", "/none/at/all/b/柳河镇.html"}) {
    const auto imprint = lists.imprint_of(file, "/none/at/all");
    fuzz::require(!imprint || !imprint->empty(), "what is said of a file is something");
    const auto said = lists.columns_of(file, "/none/at/all");
    fuzz::require(said && *said == columns, "columns are those of the nearest list");
  }
  for (const Diagnostic& each : lists.faults()) fuzz::require(!each.message.empty(), "a fault is told");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::Input input(data, size);
  const std::string columns(input.until('\1'));
  try_sources(std::string(input.until('\1')), columns);
  Diagnostics diagnostics;
  auto reading = text::read_csv({"a.csv", "", std::string(input.rest()), columns}, diagnostics);
  if (reading)
    fuzz::require_sound(std::move(*reading));
  else
    fuzz::require(!diagnostics.empty(), "a list that cannot be read is reported");
  return 0;
}
