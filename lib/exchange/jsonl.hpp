// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>

#include "exchange/exporter.hpp"
#include "exchange/output.hpp"

namespace govgraph::exchange {

/// JSON Lines: everything the graph holds, one object a line, and the format that `import` reads.
///   document  what one document says, as it was stored, with its source ("source_base64" where that is not UTF-8):
///             entities and relations as they stood before documents were joined; places are [article, begin,
///             end] or, with evidence, [article, begin, end, rule]. Fields at their default are left out.
///   article, node, edge   the graph as assembled: ids, names, evidence with the text that stands there.
/// Lines come in this order of kinds; by path, by id. Numbers are written as short as they read back.
struct JsonlOptions {
  bool documents = true;  ///< without them the export is for reading only
};

/// The exporter keeps a reference to `output`.
std::unique_ptr<Exporter> make_jsonl(Output& output, const JsonlOptions& options = {});

}  // namespace govgraph::exchange
