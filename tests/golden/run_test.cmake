# SPDX-License-Identifier: Apache-2.0
# The golden runner passes a sound case, and fails one for each kind of fault.
cmake_minimum_required(VERSION 3.25)
file(REMOVE_RECURSE ${TMP})

function(write_case name cmd expected)
  file(WRITE ${TMP}/cases/${name}/cmd "${cmd}\n")
  file(WRITE ${TMP}/cases/${name}/expected "${expected}")
endfunction()

# `wanted`: PASS or FAIL.
function(check name wanted)
  execute_process(COMMAND ${CMAKE_COMMAND} -D CASE=${TMP}/cases/${name} -D BIN=sh -D SAMPLES=${TMP} -D DB=${TMP}/db -D PYTHON=${PYTHON}
                          -D TMP=${TMP}/out/${name} -P ${GOLDEN}/run.cmake
                  RESULT_VARIABLE code OUTPUT_QUIET ERROR_VARIABLE said)
  if((wanted STREQUAL PASS AND NOT code EQUAL 0) OR (wanted STREQUAL FAIL AND code EQUAL 0))
    message(FATAL_ERROR "${name}: wanted ${wanted}, the runner's exit code is ${code}\n${said}")
  endif()
endfunction()

unset(ENV{GOVGRAPH_UPDATE_GOLDENS})
write_case(sound "{bin} -c 'echo prepared >a'\n{bin} -c 'cat a'" "prepared\n")
write_case(stdout "{bin} -c 'echo other'" "expected\n")
write_case(newline "{bin} -c 'printf x'" "x\n")
write_case(stderr "{bin} -c 'echo said >&2'" "")
write_case(exit "{bin} -c 'exit 3'" "")
write_case(prepare "{bin} -c false\n{bin} -c true" "")
write_case(declared "{bin} -c 'echo said >&2; exit 3'" "")
file(WRITE ${TMP}/cases/declared/expected.err "said\n")
file(WRITE ${TMP}/cases/declared/exit "3\n")
check(sound PASS)
check(declared PASS)
foreach(name stdout newline stderr exit prepare)
  check(${name} FAIL)
endforeach()

# Rewriting makes every case that can run sound.
set(ENV{GOVGRAPH_UPDATE_GOLDENS} 1)
foreach(name stdout newline stderr exit)
  check(${name} PASS)
endforeach()
unset(ENV{GOVGRAPH_UPDATE_GOLDENS})
foreach(name stdout newline stderr exit)
  check(${name} PASS)
endforeach()
