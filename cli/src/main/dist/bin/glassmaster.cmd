@echo off
rem Starts Glassmaster with the Java run-time that lies beside it, or with a JDK of 22 or newer: the one that GLASSMASTER_JDK
rem or JAVA_HOME names, the one whose java.exe is on the path, or one in a usual folder.
rem   GLASSMASTER_OPTS, JAVA_OPTS   further options for the Java virtual machine
setlocal
for %%I in ("%~dp0..") do set "HOME_FOLDER=%%~fI"
set "JAVA_PROGRAM="
set "TOO_OLD="
if exist "%HOME_FOLDER%\runtime\bin\java.exe" set "JAVA_PROGRAM=%HOME_FOLDER%\runtime\bin\java.exe"
if defined GLASSMASTER_JDK call :try "%GLASSMASTER_JDK%"
if defined JAVA_HOME call :try "%JAVA_HOME%"
set "ON_PATH="
for %%P in (java.exe) do set "ON_PATH=%%~dp$PATH:P"
if defined ON_PATH for %%I in ("%ON_PATH%..") do call :try "%%~fI"
for %%V in ("Eclipse Adoptium" Java Microsoft Zulu "Amazon Corretto") do call :look "%ProgramFiles%\%%~V"
if defined JAVA_PROGRAM goto found
echo glassmaster: no JDK of 22 or newer found 1>&2
if not defined TOO_OLD goto advise
echo   too old: %TOO_OLD% 1>&2
:advise
echo   -^> install one, for example Temurin 25 from https://adoptium.net, or set GLASSMASTER_JDK to its folder 1>&2
exit /b 69

:found
rem A short command ends before the optimising compiler pays for itself; a long one needs it, but only
rem for the loops that it really spends its time in.
set "FLAGS=-XX:+UseSerialGC -Xmn8m -XX:CompileThresholdScaling=20"
for %%C in (devices doctor eject help info load msinfo) do if /i "%~1"=="%%C" set "FLAGS=-XX:+UseSerialGC -Xmn8m -XX:TieredStopAtLevel=1"
if exist "%HOME_FOLDER%\runtime\bin\java.exe" if exist "%HOME_FOLDER%\lib\glassmaster.aot" set FLAGS=%FLAGS% -XX:AOTCache="%HOME_FOLDER%\lib\glassmaster.aot"

"%JAVA_PROGRAM%" %FLAGS% -Xlog:disable -XX:-UsePerfData --enable-native-access=ALL-UNNAMED -Dguice_bytecode_gen_option=DISABLED -Djava.util.logging.config.file="%HOME_FOLDER%\lib\logging.properties" -Dglassmaster.home="%HOME_FOLDER%" %JAVA_OPTS% %GLASSMASTER_OPTS% -cp "@CLASS_PATH@" org.glassmaster.cli.internal.Main %*
exit /b %ERRORLEVEL%

rem Takes the JDK in a folder if none was taken before and its file named release says 22 or more.
:try
if defined JAVA_PROGRAM exit /b 0
if not exist "%~1\bin\java.exe" exit /b 0
if not exist "%~1\release" exit /b 0
set "VERSION=0"
for /f "usebackq tokens=1,2 delims==" %%K in ("%~1\release") do if "%%K"=="JAVA_VERSION" set "VERSION=%%~L"
for /f "delims=.-+" %%V in ("%VERSION%") do set "VERSION=%%V"
if %VERSION% GEQ 22 (set "JAVA_PROGRAM=%~1\bin\java.exe") else set "TOO_OLD=Java %VERSION% in %~1"
exit /b 0

rem Tries each folder of a folder.
:look
if defined JAVA_PROGRAM exit /b 0
if not exist "%~1" exit /b 0
for /f "delims=" %%D in ('dir /b /ad "%~1"') do call :try "%~1\%%D"
exit /b 0
