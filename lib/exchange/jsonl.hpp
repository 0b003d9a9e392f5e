// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>

#include "exchange/exporter.hpp"
#include "exchange/output.hpp"

namespace govgraph::exchange {

/// What made the statements of a graph: a database remembers it, and so does its export.
struct Origin {
  std::string lexicon;  ///< version
  std::string passes;   ///< version
  std::string options;  ///< those of the command line that change what is read
  std::string decisions{};  ///< the file of decisions that is in force

  friend bool operator==(const Origin&, const Origin&) = default;
};

/// The number goes up when a reader of the old must not read the new.
inline constexpr int kJsonlVersion = 1;

/// JSON Lines: everything the graph holds, one object a line, and the format that `import` reads.
///   graph     the version of the format and the origin; the first line
///   document  what one document says, as it was stored, with its source ("source_base64" where that is not UTF-8):
///             entities and relations as they stood before documents were joined; places are [article, begin,
///             end] or, with evidence, [article, begin, end, rule]. Fields at their default are left out.
///   article, node, edge   the graph as assembled: ids, names, evidence with the text that stands there.
/// Lines come in this order of kinds; by path, by id. Numbers are written as short as they read back.
struct JsonlOptions {
  Origin origin{};
  bool documents = true;  ///< without them the export is for reading only
};

/// The exporter keeps a reference to `output`.
std::unique_ptr<Exporter> make_jsonl(Output& output, const JsonlOptions& options = {});

}  // namespace govgraph::exchange
