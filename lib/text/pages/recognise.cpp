// SPDX-License-Identifier: Apache-2.0
#include "text/pages/recognise.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/run_program.hpp"
#include "text/pages/picture.hpp"
#include "text/pages/readings.hpp"

namespace govgraph::text {
namespace {

using End = Recognition::End;

constexpr unsigned kPatience = 5;  ///< times as long as other programs may take: a page takes a while
constexpr int kNoProgram = 127;    ///< the status of `env` where there is none of that name
constexpr std::uint64_t kMostPicture = std::uint64_t{256} << 20;
constexpr float kLevel = 0.1F;  ///< degrees that lines may sink: turning a picture blurs it

/// Dots an inch, and what tesseract is told beside it.
struct Pass {
  int dots;
  std::vector<std::string> options;
};

const std::vector<Pass> kPasses{{200, {}}, {200, {"-c", "thresholding_method=2"}}, {300, {}}};

class Recogniser {
 public:
  Recogniser(std::string_view pdf, std::size_t page, const Limits& limits, const Cancellation& cancellation)
      : pdf_(pdf), number_(std::to_string(page + 1)), limits_(limits), cancellation_(cancellation) {}

  /// All readings, to the page's size; those that come to nothing are left out. Sets `end`.
  std::vector<PageReading> run(PageSize size) {
    std::vector<PageReading> out;
    std::string picture;
    int dots = 0;
    for (const Pass& pass : kPasses) {
      if (pass.dots != dots) picture = draw(pass.dots);
      dots = pass.dots;
      if (picture.empty()) break;
      if (auto reading = read(picture, pass)) out.push_back(scaled(std::move(*reading), size));
      if (end == End::kMissing) break;
    }
    if (end == End::kDone && out.empty()) end = End::kFailed;
    return out;
  }

  End end = End::kDone;
  float skew = 0;

 private:
  /// A PGM file, its lines level; empty where it fails.
  std::string draw(int dots) {
    ProgramResult drawn =
        call({"pdftoppm", "-gray", "-r", std::to_string(dots), "-f", number_, "-l", number_, "/dev/stdin"}, pdf_);
    if (drawn.end == ProgramResult::End::kMissing) end = End::kMissing;
    if (drawn.end != ProgramResult::End::kExited) return {};
    const auto picture = read_pgm(drawn.output);
    if (!picture) return {};
    if (!measured_) skew = skew_of(*picture);
    measured_ = true;
    if (std::abs(skew) < kLevel) skew = 0;
    return skew == 0 ? std::move(drawn.output) : write_pgm(levelled(*picture, skew));
  }

  std::optional<PageReading> read(const std::string& picture, const Pass& pass) {
    // One thread: pages are what is shared out, and its own threads wait for one another where others work.
    std::vector<std::string> command{"env",  "OMP_THREAD_LIMIT=1", "tesseract", "stdin", "stdout", "-l", "chi_sim",
                                     "--dpi"};
    command.push_back(std::to_string(pass.dots));
    command.insert(command.end(), pass.options.begin(), pass.options.end());
    command.emplace_back("tsv");
    const ProgramResult table = call(std::move(command), picture);
    const bool missing =
        table.status == kNoProgram || table.errors.find("Error opening data file") != std::string::npos;
    if (missing || table.end == ProgramResult::End::kMissing) end = End::kMissing;
    if (table.end != ProgramResult::End::kExited || table.status != 0) return std::nullopt;
    return read_table(table.output);
  }

  ProgramResult call(std::vector<std::string> command, std::string_view input) {
    ProgramCall call;
    call.command = std::move(command);
    call.input = input;
    call.limits = {std::chrono::seconds(limits_.seconds * kPatience), limits_.seconds * kPatience, limits_.memory,
                   kMostPicture};
    call.cancellation = cancellation_;
    return run_program(call);
  }

  std::string_view pdf_;
  std::string number_;
  const Limits& limits_;
  const Cancellation& cancellation_;
  bool measured_ = false;
};

/// Boxes back to where they are on the page as it is.
void turn_back(ComposedPage& page, float degrees) {
  for (Piece& piece : page.pieces)
    for (TextRun& run : piece.runs) {
      const Point middle{(run.box.left + run.box.right) / 2, (run.box.top + run.box.bottom) / 2};
      const Point was = before_levelling(middle, page.size.width, page.size.height, degrees);
      const float x = was.x - middle.x, y = was.y - middle.y;
      run.box = {run.box.left + x, run.box.top + y, run.box.right + x, run.box.bottom + y};
    }
}

}  // namespace

Recognition recognise(const lexicon::Lexicon& lexicon, std::string_view pdf, std::size_t page, PageSize size,
                      const Limits& limits, const Cancellation& cancellation) {
  Recogniser recogniser(pdf, page, limits, cancellation);
  std::vector<PageReading> readings = recogniser.run(size);
  Recognition out;
  out.end = recogniser.end;
  if (out.end != End::kDone || readings.empty()) return out;
  PageReading first = std::move(readings.front());
  readings.erase(readings.begin());
  PageWords words = agreed(std::move(first), readings);
  words.size = size;
  out.page = compose(lexicon, std::move(words));
  turn_back(out.page, recogniser.skew);
  return out;
}

}  // namespace govgraph::text
