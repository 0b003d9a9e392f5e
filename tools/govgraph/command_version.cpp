// SPDX-License-Identifier: Apache-2.0
#include <fmt/core.h>
#include <unicode/uvernum.h>
#include <boost/version.hpp>

#include "commands.hpp"
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
    Table table{{"part", "Part"}, {"version", "Version"}};
    table.add({"govgraph", GOVGRAPH_VERSION});
    table.add({"ontology", fmt::format("{} labels, {} relations", labels().size(), relation_types().size())});
    table.add({"lexicon", std::string(lexicon::Lexicon::built_in().version())});
    table.add({"passes", pipeline::reading_stamp(pipeline::ChosenLexicon("")).passes});
    table.add({"ICU", U_ICU_VERSION});
    table.add(
        {"Boost", fmt::format("{}.{}.{}", BOOST_VERSION / 100000, BOOST_VERSION / 100 % 1000, BOOST_VERSION % 100)});
    table.add({"CLI11", CLI11_VERSION});
    table.add({"fmt", fmt::format("{}.{}.{}", FMT_VERSION / 10000, FMT_VERSION / 100 % 100, FMT_VERSION % 100)});
    table.print(format_.format);
    return kDone;
  }

 private:
  FormatOption format_;
};

}  // namespace

std::unique_ptr<Command> make_version() { return std::make_unique<VersionCommand>(); }

}  // namespace govgraph::cli
