// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>

#include "exchange/exporter.hpp"
#include "exchange/output.hpp"
#include "model/print_places.hpp"

namespace govgraph::exchange {

/// What made the statements of a graph: a database remembers it, and so does its export.
struct Origin {
  std::string lexicon;      ///< version
  std::string passes;       ///< version
  std::string options;      ///< those of the command line that change what is read
  std::string decisions{};  ///< the file of decisions that is in force

  friend bool operator==(const Origin&, const Origin&) = default;
};

/// The number goes up when a reader of the old must not read the new.
inline constexpr int kJsonlVersion = 1;

/// JSON Lines: everything the graph holds, one object a line, and the format that `import` reads.
///   graph     the version of the format and the origin; the first line
///   document  what one document says, as it was stored, with its source ("source_base64" where that is not UTF-8):
///             entities and relations as they stood before documents were joined; places are [article, begin,
///             end] or, with evidence, [article, begin, end, rule]. Fields at their default are left out. A document
///             that was read off pages has a "layout", whose file is left out: the "pages" as [width, height]; where
///             runs of text were "placed", as [begin, end, page, left, top, right, bottom], with the percent that a
///             recogniser is sure behind these where it is not 100, and a 1 behind that where they run down; and what
///             "lines" are by how they are set, as [begin, role]
///   article, node, edge   the graph as assembled: ids, names, evidence with the text that stands there, and where
///             that is known its "page" and, for each line of print, a box, [page, left, top, right, bottom]
/// Boxes are in points from the page's upper left corner; pages of a layout count from 0, those of evidence from 1.
/// Lines come in this order of kinds; by path, by id. Numbers are written as short as they read back.
struct JsonlOptions {
  Origin origin{};
  bool documents = true;                ///< without them the export is for reading only
  const PrintPlaces* places = nullptr;  ///< of the same graph; null: evidence is written without page and box
};

/// The exporter keeps a reference to `output`.
std::unique_ptr<Exporter> make_jsonl(Output& output, const JsonlOptions& options = {});

}  // namespace govgraph::exchange
