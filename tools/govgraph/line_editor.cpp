// SPDX-License-Identifier: Apache-2.0
#include "line_editor.hpp"

#include <cerrno>
#include <csignal>
#include <filesystem>

#include <fmt/core.h>
#include <histedit.h>

#include "interrupt.hpp"

namespace govgraph::cli {

struct LineEditor::State {
  EditLine* editor = nullptr;
  History* history = nullptr;
  std::string file;
  std::string prompt;
  Complete complete;
};

namespace {

constexpr int kRemembered = 1000;

char* prompt_of(EditLine* editor) {
  void* data = nullptr;
  el_get(editor, EL_CLIENTDATA, &data);
  return static_cast<LineEditor::State*>(data)->prompt.data();
}

unsigned char on_tab(EditLine* editor, int) {
  void* data = nullptr;
  el_get(editor, EL_CLIENTDATA, &data);
  const auto& state = *static_cast<LineEditor::State*>(data);
  const LineInfo* line = el_line(editor);
  const std::string before(line->buffer, line->cursor);
  const Completion found = state.complete(before);
  if (found.candidates.empty()) return CC_REFRESH_BEEP;
  const std::string insert = common_beginning(found.candidates);
  if (insert.size() > before.size() - found.begin || found.candidates.size() == 1) {
    el_deletestr(editor, static_cast<int>(before.size() - found.begin));
    el_insertstr(editor, insert.c_str());
    return CC_REFRESH;
  }
  fmt::print("\n");
  for (const std::string& each : found.candidates) fmt::print("{}  ", each);
  fmt::print("\n");
  std::fflush(stdout);
  return CC_REDISPLAY;
}

}  // namespace

LineEditor::LineEditor(std::string file, Complete complete) : state_(std::make_unique<State>()) {
  state_->file = std::move(file);
  state_->complete = std::move(complete);
  state_->editor = el_init("govgraph", stdin, stdout, stderr);
  state_->history = history_init();
  HistEvent event;
  history(state_->history, &event, H_SETSIZE, kRemembered);
  history(state_->history, &event, H_SETUNIQUE, 1);
  if (!state_->file.empty()) {
    std::error_code ignored;
    std::filesystem::create_directories(std::filesystem::path(state_->file).parent_path(), ignored);
    history(state_->history, &event, H_LOAD, state_->file.c_str());
  }
  el_set(state_->editor, EL_CLIENTDATA, state_.get());
  el_set(state_->editor, EL_PROMPT, prompt_of);
  el_set(state_->editor, EL_EDITOR, "emacs");
  el_set(state_->editor, EL_HIST, ::history, state_->history);
  el_set(state_->editor, EL_ADDFN, "govgraph-complete", "Complete names", on_tab);
  el_set(state_->editor, EL_BIND, "^I", "govgraph-complete", nullptr);
  el_source(state_->editor, nullptr);
}

LineEditor::~LineEditor() {
  HistEvent event;
  if (!state_->file.empty()) history(state_->history, &event, H_SAVE, state_->file.c_str());
  history_end(state_->history);
  el_end(state_->editor);
}

std::optional<LineEditor::Line> LineEditor::read(const std::string& prompt) {
  state_->prompt = prompt;
  forget_signals();
  int length = 0;
  errno = 0;
  const char* line = el_gets(state_->editor, &length);
  if (signal_received() == SIGINT || (line == nullptr && errno == EINTR)) {
    el_reset(state_->editor);
    fmt::print("\n");
    return Line{{}, true};
  }
  if (line == nullptr || length <= 0) return std::nullopt;
  std::string text(line, static_cast<std::size_t>(length));
  if (text.find_first_not_of(" \t\r\n") != std::string::npos) {
    HistEvent event;
    history(state_->history, &event, H_ENTER, line);
  }
  while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.pop_back();
  return Line{std::move(text), false};
}

}  // namespace govgraph::cli
