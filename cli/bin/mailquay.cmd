@echo off
rem Runs the mailquay.jar beside this file, else the one that Maven has packed.
setlocal
set "JAR=%~dp0mailquay.jar"
if not exist "%JAR%" set "JAR=%~dp0..\target\mailquay.jar"
java -jar "%JAR%" %*
