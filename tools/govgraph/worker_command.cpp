// SPDX-License-Identifier: Apache-2.0
#include "worker_command.hpp"

#include <memory>
#include <string_view>

#include "interrupt.hpp"

namespace govgraph::cli {
namespace {

constexpr std::string_view kWord = "parser-worker";

}  // namespace

std::vector<std::string> worker_command() { return {"/proc/self/exe", std::string(kWord)}; }

pipeline::LoadOptions load_options() {
  pipeline::LoadOptions out;
  out.cancellation = cancellation();
  out.workers = std::make_shared<text::Workers>(worker_command(), out.limits);
  return out;
}

pipeline::FindOptions find_options() {
  pipeline::FindOptions out;
  out.cancellation = cancellation();
  out.workers = std::make_shared<text::Workers>(worker_command(), out.limits);
  return out;
}

bool is_worker(int argc, char** argv) { return argc == 2 && argv[1] == kWord; }

}  // namespace govgraph::cli
