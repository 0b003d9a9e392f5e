// SPDX-License-Identifier: Apache-2.0
#include "text/pdf_info.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "base/run_program.hpp"
#include "base/utf8.hpp"
#include "text/flow.hpp"
#include "text/page_lines.hpp"

namespace govgraph::text {
namespace {

using Weight = ImprintItem::Weight;

constexpr std::size_t kLongest = 200;  ///< bytes of a value
constexpr std::uint64_t kMostOutput = 1u << 20;
/// Programs that print what others wrote, long before perhaps.
constexpr std::array<std::string_view, 5> kBrowsers{"Mozilla/", "Chrom", "Skia", "Firefox", "wkhtml"};
constexpr std::array<std::string_view, 6> kFiles{".html", ".htm", ".doc", ".docx", ".indd", ".fbd"};

/// What stands behind "Title:" in its line; empty where there is no such line, or what is there is too long or broken.
std::string value_of(std::string_view told, std::string_view name) {
  while (!told.empty()) {
    const std::size_t end = std::min(told.find('\n'), told.size());
    const std::string_view line = told.substr(0, end);
    if (line.starts_with(name)) {
      const std::string_view value = trimmed(line.substr(name.size()));
      return value.size() <= kLongest && utf8::is_valid(value) ? on_one_line(value) : std::string();
    }
    told.remove_prefix(std::min(end + 1, told.size()));
  }
  return {};
}

bool names_file(std::string_view title) {
  return title.starts_with("Microsoft ") ||
         std::any_of(kFiles.begin(), kFiles.end(), [&](std::string_view ending) { return title.ends_with(ending); });
}

bool is_browser(std::string_view program) {
  return std::any_of(kBrowsers.begin(), kBrowsers.end(),
                     [&](std::string_view each) { return program.find(each) != std::string_view::npos; });
}

void add(Imprint& imprint, std::string_view field, std::string value, std::string from) {
  if (!value.empty()) imprint.push_back({std::string(field), std::move(value), std::move(from), Weight::kFallback});
}

}  // namespace

Imprint imprint_of_info(std::string_view told) {
  Imprint out;
  const std::string title = value_of(told, "Title:"), author = value_of(told, "Author:");
  const std::string creator = value_of(told, "Creator:"), producer = value_of(told, "Producer:");
  if (!names_file(title)) add(out, imprint::kTitle, title, "PDF info Title");
  const bool printed = is_browser(creator) || is_browser(producer);
  if (!printed)
    add(out, imprint::kDate, iso_date(value_of(told, "CreationDate:").substr(0, 10)), "PDF info CreationDate");
  add(out, imprint::kNote, author, "PDF info Author");
  if (!printed) add(out, imprint::kNote, creator.empty() ? producer : creator, "PDF info Creator");
  return out;
}

Imprint imprint_of_pdf(std::string_view bytes, const Limits& limits, const Cancellation& cancellation) {
  ProgramCall call;
  call.command = {"pdfinfo", "-isodates", "-enc", "UTF-8", "/dev/stdin"};
  call.input = bytes;
  call.limits = {std::chrono::seconds(limits.seconds), limits.seconds, limits.memory, kMostOutput};
  call.cancellation = cancellation;
  const ProgramResult found = run_program(call);
  return found.end == ProgramResult::End::kExited && found.status == 0 ? imprint_of_info(found.output) : Imprint();
}

}  // namespace govgraph::text
