// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/exporter.hpp"
#include "exchange/jsonl.hpp"
#include "exchange/network.hpp"
#include "exchange/picture.hpp"

namespace govgraph::cli {

/// All that is asked of an export.
struct ExportJob {
  const GraphView& view;
  exchange::Selection selection{};
  exchange::Origin origin{};
  exchange::NetworkOptions network{};
  bool graph_only = false;
  std::uint64_t page_pictures = 0;  ///< html: bytes of pictures of pages that may go into the file
  bool bom = false;                 ///< csv: begin with a byte order mark
  std::string path = "-";           ///< of a file, or the folder of a format that writes several
  bool overwrite = false;
  exchange::PictureOptions picture{};
};

struct Exported {
  std::string where{};  ///< the files, for the user
  std::uint64_t nodes = 0, edges = 0, bytes = 0;
  std::vector<std::string> notes{};  ///< for the user
};

struct ExportFormat {
  std::string_view name;
  std::string_view ending;   ///< of its files, with the dot; empty where it writes a folder
  std::string_view options;  ///< those of its own that it takes: "--derived --gephi-safe"
  std::string_view summary;
  Exported (*write)(const ExportJob& job);

  bool takes(std::string_view option) const;
};

/// The one list of formats, in the order in which help shows them. The first is the one where nothing else is said.
std::span<const ExportFormat> export_formats();

/// By name, else by the ending of the file, else the first. Throws a UsageError that names the nearest.
const ExportFormat& export_format(const std::string& name, std::string_view path);

/// "53 kB", "1.2 MB".
std::string size_text(std::uint64_t bytes);

/// "  graphml   .graphml  …" a line, for help.
std::string list_of_formats();

}  // namespace govgraph::cli
