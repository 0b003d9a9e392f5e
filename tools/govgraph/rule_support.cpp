// SPDX-License-Identifier: Apache-2.0
#include "rule_support.hpp"

#include <cerrno>
#include <cstring>
#include <filesystem>

#include <stdlib.h>

#include "base/error.hpp"
#include "open_graph.hpp"
#include "report.hpp"

namespace govgraph::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kProblemLines = 20;

/// A folder for as long as this lives.
class PassingFolder {
 public:
  PassingFolder() {
    std::string name = (fs::temp_directory_path() / "govgraph-rules-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr)
      throw StorageError(name + " cannot be made (" + std::strerror(errno) + "): set TMPDIR to a folder with room");
    path_ = name;
  }
  ~PassingFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  PassingFolder(const PassingFolder&) = delete;
  PassingFolder& operator=(const PassingFolder&) = delete;

  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

}  // namespace

Supports supports_in(const GraphView& graph) {
  Supports out;
  graph.visit_edges_with_evidence([&](const Edge&, std::span<const Located> places) {
    std::set<std::string> rules;
    for (const Located& place : places) {
      Support& support = out[place.rule];
      support.documents.insert(place.document);
      ++support.statements;
      rules.insert(place.rule);
    }
    if (rules.size() == 1) ++out[*rules.begin()].alone;
    return true;
  });
  return out;
}

Supports supports_in(const pipeline::Sources& pages, const pipeline::BuildOptions& options) {
  const PassingFolder folder;
  const fs::path database = folder.path() / "db";
  const pipeline::BuildReport report = pipeline::build(pages, database, options);
  print_problems(report.problems, kProblemLines);
  if (report.interrupted) throw CancelledError("stopped before all pages were read");
  return supports_in(*open_graph(database.string()));
}

}  // namespace govgraph::cli
