// SPDX-License-Identifier: Apache-2.0
#include "terminal.hpp"

#include <algorithm>
#include <numeric>

#include <sys/ioctl.h>
#include <unistd.h>

#include "base/utf8.hpp"
#include "table.hpp"

namespace govgraph::cli {
namespace {

constexpr std::size_t kNarrowest = 8;
bool wide = false;
int for_terminal = 0;

}  // namespace

void choose_width(std::vector<std::string>& arguments) {
  const auto end = std::find(arguments.begin(), arguments.end(), "--");
  const auto found = std::find(arguments.begin(), end, "--wide");
  if (found == end) return;
  wide = true;
  arguments.erase(found);
}

ForTerminal::ForTerminal() { ++for_terminal; }
ForTerminal::~ForTerminal() { --for_terminal; }

std::size_t room_for_tables() {
  winsize size{};
  if (wide || for_terminal == 0 || ::isatty(STDOUT_FILENO) != 1 || ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0)
    return 0;
  return size.ws_col;
}

std::string cut_to(const std::string& text, std::size_t width) {
  if (display_width(text) <= width) return text;
  std::size_t end = 0, used = 1;  // the mark itself
  while (end < text.size()) {
    const std::size_t length = utf8::decode(text, end).length;
    used += display_width(std::string_view(text).substr(end, length));
    if (used > width) break;
    end += length;
  }
  return text.substr(0, end) + "…";
}

std::vector<std::size_t> fitted(std::vector<std::size_t> widths, const std::vector<bool>& whole, std::size_t room) {
  if (room == 0 || widths.empty()) return widths;
  std::size_t all = std::accumulate(widths.begin(), widths.end(), 2 * (widths.size() - 1));
  while (all > room) {
    std::size_t* widest = nullptr;
    for (std::size_t i = 0; i < widths.size(); ++i)
      if (!whole[i] && widths[i] > kNarrowest && (widest == nullptr || widths[i] > *widest)) widest = &widths[i];
    if (widest == nullptr) break;
    --*widest;
    --all;
  }
  return widths;
}

}  // namespace govgraph::cli
