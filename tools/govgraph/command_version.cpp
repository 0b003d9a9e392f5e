// SPDX-License-Identifier: Apache-2.0
#include <fmt/core.h>

#include "build_info.hpp"
#include "commands.hpp"
#include "language.hpp"
#include "lexicon/lexicon.hpp"
#include "model/ontology.hpp"
#include "options.hpp"
#include "pipeline/reading_version.hpp"

namespace govgraph::cli {
namespace {

class VersionCommand final : public Command {
 public:
  void setup(CLI::App& app) override {
    format_.add(app);
    add_footer(app, {"govgraph version", "govgraph version --format json"});
  }

  int run() override {
    const bool people = format_.format == Format::kTable;
    Table table{{"part", "Part"}, {"version", "Version"}};
    table.add({"govgraph", GOVGRAPH_VERSION});
    const std::string ontology = fmt::format("{} labels, {} relations", labels().size(), relation_types().size());
    table.add({"ontology", people ? translated(ontology) : ontology});
    table.add({"lexicon", std::string(lexicon::Lexicon::built_in().version())});
    table.add({"passes", pipeline::reading_stamp(pipeline::ChosenLexicon("")).passes});
    for (auto& [part, version] : build_info()) table.add({part, people ? translated(version) : version});
    table.print(format_.format);
    return kDone;
  }

 private:
  FormatOption format_;
};

}  // namespace

std::unique_ptr<Command> make_version() { return std::make_unique<VersionCommand>(); }

}  // namespace govgraph::cli
