# SPDX-License-Identifier: Apache-2.0
# Runs one golden case. cmake -D CASE=<folder> -D BIN=<govgraph> -D SAMPLES=<folder> -D DB=<samples database>
#                             -D PYTHON=<python3> -D TMP=<folder of this case> -P run.cmake
#
# A case is a folder:
#   cmd           one program a line, run in a fresh folder; {bin} {samples} {db} {case} {tmp} {outline} are replaced.
#                 Lines before the last prepare: they must succeed, and what they say is not compared.
#   expected      stdout of the last line, byte for byte
#   expected.err  its stderr; without this file it must be empty
#   exit          its exit code; 0 without this file
# With GOVGRAPH_UPDATE_GOLDENS in the environment the files are rewritten instead (target update-goldens).
cmake_minimum_required(VERSION 3.25)

get_filename_component(golden "${CMAKE_CURRENT_LIST_FILE}" DIRECTORY)
file(REMOVE_RECURSE ${TMP})
file(MAKE_DIRECTORY ${TMP}/run)

function(words out line)
  string(REPLACE "{outline}" "${PYTHON} ${golden}/outline.py" line "${line}")
  separate_arguments(parts UNIX_COMMAND "${line}")
  set(result)
  foreach(part IN LISTS parts)
    foreach(name bin samples db case tmp)
      string(TOUPPER ${name} variable)
      string(REPLACE "{${name}}" "${${variable}}" part "${part}")
    endforeach()
    string(REPLACE ";" "\\;" part "${part}")
    list(APPEND result "${part}")
  endforeach()
  set(${out} "${result}" PARENT_SCOPE)
endfunction()

# What differs, for a reader.
function(fail what file)
  execute_process(COMMAND diff -u --label expected --label actual ${CASE}/${file} ${TMP}/${file} OUTPUT_VARIABLE shown ERROR_QUIET)
  message(FATAL_ERROR "${CASE}: ${what}\n${shown}\nIf the new output is right: cmake --build <build folder> --target update-goldens")
endfunction()

set(ENV{LC_ALL} C.UTF-8)
set(ENV{TZ} UTC)
set(ENV{COLUMNS} 100)
file(STRINGS ${CASE}/cmd lines ENCODING UTF-8)
list(POP_BACK lines last)
foreach(line IN LISTS lines)
  words(command "${line}")
  execute_process(COMMAND ${command} WORKING_DIRECTORY ${TMP}/run RESULT_VARIABLE code OUTPUT_VARIABLE said ERROR_VARIABLE said)
  if(NOT code EQUAL 0)
    message(FATAL_ERROR "${CASE}: '${line}' exits with ${code}\n${said}")
  endif()
endforeach()

words(command "${last}")
execute_process(COMMAND ${command} WORKING_DIRECTORY ${TMP}/run RESULT_VARIABLE code
                OUTPUT_FILE ${TMP}/expected ERROR_FILE ${TMP}/expected.err)

set(expected_code 0)
if(EXISTS ${CASE}/exit)
  file(STRINGS ${CASE}/exit expected_code LIMIT_COUNT 1)
endif()
file(SIZE ${TMP}/expected.err error_size)

if(DEFINED ENV{GOVGRAPH_UPDATE_GOLDENS})
  file(COPY_FILE ${TMP}/expected ${CASE}/expected ONLY_IF_DIFFERENT)
  file(REMOVE ${CASE}/expected.err ${CASE}/exit)
  if(error_size GREATER 0)
    file(COPY_FILE ${TMP}/expected.err ${CASE}/expected.err)
  endif()
  if(NOT code EQUAL 0)
    file(WRITE ${CASE}/exit "${code}\n")
  endif()
  return()
endif()

if(EXISTS ${CASE}/expected.err)
  execute_process(COMMAND ${CMAKE_COMMAND} -E compare_files ${CASE}/expected.err ${TMP}/expected.err RESULT_VARIABLE differs ERROR_QUIET)
  if(differs)
    fail("stderr differs" expected.err)
  endif()
elseif(error_size GREATER 0)
  file(READ ${TMP}/expected.err said)
  message(FATAL_ERROR "${CASE}: stderr is not empty:\n${said}")
endif()
if(NOT code STREQUAL expected_code)
  message(FATAL_ERROR "${CASE}: exit code ${code}, expected ${expected_code}")
endif()
execute_process(COMMAND ${CMAKE_COMMAND} -E compare_files ${CASE}/expected ${TMP}/expected RESULT_VARIABLE differs ERROR_QUIET)
if(differs)
  fail("stdout differs" expected)
endif()
