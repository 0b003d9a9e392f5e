// SPDX-License-Identifier: Apache-2.0
#include <chrono>
#include <memory>
#include <thread>

#include <fmt/core.h>

#include "commands.hpp"
#include "interrupt.hpp"
#include "open_graph.hpp"
#include "options.hpp"
#include "read_again.hpp"
#include "serve/http.hpp"
#include "serve/page.hpp"
#include "serve/snapshots.hpp"

namespace govgraph::cli {
namespace {

constexpr int kPort = 8321;

class ServeCommand final : public Command {
 public:
  void setup(CLI::App& app) override {
    database_.add(app);
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
    add_footer(app, {"govgraph serve --db town.db", "govgraph serve --db town.db --port 0"});
  }

  int run() override {
    exchange::Origin origin;
    open_graph(database_.path, &origin);
    const auto lexicon = std::make_shared<const pipeline::ChosenLexicon>(lexicon_);
    serve::Snapshots snapshots({[this] { return std::shared_ptr<const GraphView>(open_graph(database_.path)); },
                                [this] { return serve::state_of_files(database_.path); }, std::chrono::seconds(1),
                                read_again_with(lexicon, origin.lexicon)},
                               [](const std::string& why) {
                                 fmt::print(stderr, "govgraph: the database changed and cannot be opened anew: {}\n",
                                            why);
                               });
    serve::HttpServer server(std::make_shared<const serve::Site>([&snapshots] { return snapshots.current(); }, host_));
    announce(server.bind(host_, port_));
    std::thread listening([&server] { server.run(); });
    while (!cancellation().requested()) std::this_thread::sleep_for(std::chrono::milliseconds(50));
    server.stop();
    listening.join();
    return kStoppedBySignal + signal_received();
  }

 private:
  void announce(int port) const {
    if (!serve::explorer_page()) fmt::print(stderr, "govgraph: {}; only /api/ is served\n", serve::why_no_page());
    const bool all = host_ == "0.0.0.0" || host_ == "::";
    const bool six = host_.find(':') != std::string::npos;
    const std::string name = all ? "localhost" : six ? "[" + host_ + "]" : host_;
    fmt::print("http://{}:{}/\n", name, port);
    std::fflush(stdout);
    fmt::print(stderr, "govgraph: reading {}; Ctrl-C ends it\n", database_.path);
  }

  DatabaseOption database_;
  std::string lexicon_;
  int port_ = kPort;
  std::string host_ = "127.0.0.1";
};

}  // namespace

std::unique_ptr<Command> make_serve() { return std::make_unique<ServeCommand>(); }

}  // namespace govgraph::cli
