// SPDX-License-Identifier: Apache-2.0
#include "review.hpp"

#include <algorithm>
#include <map>

#include <fmt/core.h>

#include "analysis/doubts.hpp"
#include "language.hpp"
#include "pipeline/missed.hpp"
#include "words.hpp"

namespace govgraph::cli {
namespace {

using enum DecisionKind;

/// What a decision answers, whatever it answers.
std::string question_of(const Decision& each) {
  std::string one = each.about->name, other = each.other ? each.other->name : "";
  const bool turns = !each.relation || info(*each.relation).symmetric;
  if (turns && other < one) std::swap(one, other);
  return one + "\n" + relation_text(each) + "\n" + other;
}

class Asker {
 public:
  Asker(const GraphView& view, const std::vector<Decision>& answered, const ReviewOptions& options)
      : view_(view), options_(options) {
    for (const Decision& each : answered) note(each);
    for (const Decided& each : view.decisions())
      if (each.in_force()) note(each.decision);
    for (const DocumentInfo& each : view.documents()) digests_.emplace(each.path, each.digest);
  }

  std::vector<Question> run() {
    if (options_.doubts) ask_doubts();
    if (options_.weak) ask_weak();
    if (options_.missed) ask_missed();
    return std::move(out_);
  }

 private:
  /// A name or a label answers nothing that is asked here, a note only whether something is a name.
  void note(const Decision& each) {
    const bool answers = each.kind != kRename && each.kind != kRelabel && (each.kind != kNote || !each.relation);
    if (answers) answered_.insert(question_of(each));
  }

  static std::string shown(const Subject& subject) {
    const std::string scope = subject.scope.value_or("");
    return fmt::format("{} {}{}", word_of(subject.label), subject.name, scope.empty() ? "" : " (" + scope + ")");
  }

  static Decision decision(DecisionKind kind, Subject about, std::optional<Subject> other = std::nullopt) {
    Decision out;
    out.kind = kind;
    out.about = std::move(about);
    out.other = std::move(other);
    return out;
  }

  void place(Decision& out, const Located& at) const {
    out.document = at.document;
    if (const auto digest = digests_.find(at.document); digest != digests_.end()) out.digest = digest->second;
    out.span = at.span;
    out.text = at.text;
  }

  void keep(Question question) {
    if (answered_.insert(question_of(question.yes)).second) out_.push_back(std::move(question));
  }

  void ask_doubts() {
    analysis::DoubtOptions options;
    options.limit = options_.limit;
    options.cancellation = options_.cancellation;
    for (const analysis::Doubt& each : find_doubts(view_, options)) {
      const Subject one{each.label, each.name, each.scope};
      Question out;
      out.reason = translated(each.reason);
      out.places = {each.other_place, each.place};
      if (each.kind == analysis::Doubt::Kind::kTwo) {
        out.text = said("One in both? {}: {}", shown(one), each.other_name);
        out.yes = decision(kRight, one);
        out.no = decision(kSplit, one);
        place(out.no, each.other_place);
        out.yes_word = "one";
        out.no_word = "two";
        out.places = {each.place, each.other_place};
      } else {
        Subject other{each.label, each.other_name, std::nullopt};
        const auto node = each.other == each.node ? std::nullopt : view_.node(each.other);
        if (node) other = {node->label, node->name, node->scope};
        const bool joined = each.kind == analysis::Doubt::Kind::kJoined;
        out.text = fmt::format("{} {} — {}", translated(joined ? "Rightly made one?" : "Are these one?"), shown(other),
                               shown(one));
        out.yes = decision(kSame, one, other);
        out.no = decision(kNotSame, one, other);
        out.yes_word = "same";
        out.no_word = "not same";
      }
      keep(std::move(out));
    }
  }

  void ask_weak() {
    std::vector<std::pair<float, EdgeId>> weakest;
    view_.visit_edges([&](const Edge& edge) {
      options_.cancellation.check();
      if (!edge.inferred) weakest.emplace_back(edge.confidence, edge.id);
      return true;
    });
    std::sort(weakest.begin(), weakest.end());
    const std::size_t before = out_.size();
    for (const auto& [confidence, id] : weakest) {
      if (out_.size() - before >= options_.limit) break;
      ask_edge(id);
    }
  }

  void ask_edge(EdgeId id) {
    const auto edge = view_.edge(id);
    const auto head = edge ? view_.node(edge->head) : std::nullopt, tail = edge ? view_.node(edge->tail) : std::nullopt;
    const std::vector<Located> evidence = view_.evidence(id);
    if (!head || !tail || evidence.empty()) return;
    Question out;
    out.yes = decision(kRight, {head->label, head->name, head->scope}, Subject{tail->label, tail->name, tail->scope});
    out.yes.relation = edge->type;
    out.yes.role = edge->role;
    place(out.yes, evidence.front());
    out.no = out.yes;
    out.no.kind = kWrong;
    out.text = said("Right? {} {} {}", shown(*out.yes.about), relation_text(out.yes), shown(*out.yes.other));
    out.reason = said("confidence {:.2f}, by {}", edge->confidence, evidence.front().rule);
    out.places = {evidence.front()};
    out.yes_word = "right";
    out.no_word = "wrong";
    keep(std::move(out));
  }

  void ask_missed() {
    pipeline::MissedOptions options;
    options.cancellation = options_.cancellation;
    const std::vector<Missed> all = pipeline::missed_strings(view_, *options_.lexicon, options).strings;
    for (std::size_t i = 0; i < all.size() && i < options_.limit; ++i) {
      Question out;
      out.yes = decision(kAdd, {all[i].label, all[i].text, std::nullopt});
      place(out.yes, all[i].place);
      out.text = said("A name? {}", shown(*out.yes.about));
      out.reason = said("{}, {} times", translated(all[i].reason), all[i].count);
      out.places = {all[i].place};
      out.no = decision(kNote, *out.yes.about);
      out.yes_word = "add";
      out.no_word = "no name";
      keep(std::move(out));
    }
  }

  const GraphView& view_;
  const ReviewOptions& options_;
  std::set<std::string> answered_;
  std::map<std::string, std::string> digests_;
  std::vector<Question> out_;
};

}  // namespace

std::vector<Question> questions_of(const GraphView& view, const std::vector<Decision>& answered,
                                   const ReviewOptions& options) {
  return Asker(view, answered, options).run();
}

}  // namespace govgraph::cli
