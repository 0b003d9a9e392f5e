// SPDX-License-Identifier: Apache-2.0
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <future>
#include <memory>
#include <utility>
#include <vector>

#include <fmt/core.h>

#include "commands.hpp"
#include "interrupt.hpp"
#include "open_graph.hpp"
#include "options.hpp"
#include "queries.hpp"
#include "query_run.hpp"
#include "read_again.hpp"
#include "serve/http.hpp"
#include "serve/page.hpp"
#include "serve/snapshots.hpp"
#include "tell.hpp"

namespace govgraph::cli {
namespace {

constexpr int kPort = 8321;

class ServeCommand final : public Command {
 public:
  void setup(CLI::App& app) override {
    database_.add(app);
    time_.add(app);
    app.add_option("--port", port_, "the port to listen on; 0: any free one, which is printed")
        ->type_name("N")
        ->check(CLI::Range(0, 65535).description(""))
        ->capture_default_str();
    app.add_option("--host", host_,
                   "the address to listen on; 0.0.0.0 lets others in your network read the graph and its articles")
        ->type_name("ADDRESS")
        ->capture_default_str();
    app.add_option("--lexicon", lexicon_,
                   "the folder of tables that the database was built with, for the strings that were left alone")
        ->type_name("DIR");
    app.add_option(
           "--files", files_,
           "a folder with the PDF files that were read, for the pictures of their pages; without it, where they "
           "lay then (needs poppler-utils)")
        ->type_name("DIR");
    app.add_option("--decisions", decisions_,
                   "the file to which decisions that are made in the page are added; without it the page offers them "
                   "as a download")
        ->type_name("FILE");
    add_footer(app, {"govgraph serve --db town.db", "govgraph serve --db town.db --decisions decisions.tsv",
                     "govgraph serve --db town.db --port 0"});
  }

  int run() override {
    exchange::Origin origin;
    open_graph(database_.path, &origin);
    const auto lexicon = std::make_shared<const pipeline::ChosenLexicon>(lexicon_);
    auto opening = std::async(std::launch::async, [&] { return open(read_again_with(lexicon, origin.lexicon)); });
    while (opening.wait_for(kPause) != std::future_status::ready)
      if (cancellation().requested()) end_now();
    const std::unique_ptr<serve::Snapshots> snapshots = opening.get();
    serve::HttpServer server(std::make_shared<const serve::Site>(
        [&snapshots] { return snapshots->current(); }, host_,
        std::make_shared<const serve::PagePictures>(std::vector<std::filesystem::path>(files_.begin(), files_.end())),
        decisions_.empty() ? nullptr : std::make_shared<const serve::DecisionsFile>(decisions_), questions()));
    announce(server.bind(host_, port_));
    auto listening = std::async(std::launch::async, [&server] { server.run(); });
    while (!cancellation().requested() && listening.wait_for(kPause) != std::future_status::ready) continue;
    server.stop();
    listening.wait_for(kPatience);
    end_now();
  }

 private:
  static constexpr std::chrono::milliseconds kPause{50}, kPatience{500};

  std::unique_ptr<serve::Snapshots> open(serve::ReadAgain read_again) const {
    const auto report = [](const std::string& why) {
      tell("govgraph: the database changed and cannot be opened anew: {}\n", why);
    };
    return std::make_unique<serve::Snapshots>(
        serve::Snapshots::Source{[this] { return open_graph(database_.path, time_); },
                                 [this] { return serve::state_of_files(database_.path); }, std::chrono::seconds(1),
                                 std::move(read_again)},
        report);
  }

  static std::shared_ptr<const serve::Questions> questions() {
    std::vector<serve::Question> all;
    for (const NamedQuery& each : named_queries())
      all.push_back({std::string(each.name), each.chinese, each.english, each.parameters, each.text});
    return std::make_shared<const serve::Questions>(std::move(all), all_procedures);
  }

  /// Without waiting for answers, or for a snapshot, that take longer: nothing is written here that could be lost.
  [[noreturn]] static void end_now() {
    std::fflush(nullptr);
    std::_Exit(kStoppedBySignal + signal_received());
  }

  void announce(int port) const {
    if (!serve::explorer_page()) tell("govgraph: {}; only /api/ is served\n", serve::why_no_page());
    const bool all = host_ == "0.0.0.0" || host_ == "::";
    const bool six = host_.find(':') != std::string::npos;
    const std::string name = all ? "localhost" : six ? "[" + host_ + "]" : host_;
    fmt::print("http://{}:{}/\n", name, port);
    std::fflush(stdout);
    tell("govgraph: reading {}; Ctrl-C ends it\n", database_.path);
  }

  DatabaseOption database_;
  TimeOption time_;
  std::string lexicon_, decisions_;
  std::vector<std::string> files_;
  int port_ = kPort;
  std::string host_ = "127.0.0.1";
};

}  // namespace

std::unique_ptr<Command> make_serve() { return std::make_unique<ServeCommand>(); }

}  // namespace govgraph::cli
